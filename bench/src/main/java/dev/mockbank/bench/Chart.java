package dev.mockbank.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/// The rates as a picture: a panel for each workload, with a bar for the API and for each yardstick by clients.
final class Chart {

    private static final int PANEL_WIDTH = 720;
    private static final int PANEL_HEIGHT = 430;
    private static final int COLUMNS = 2;
    private static final int HEAD_HEIGHT = 116;
    private static final int MARGIN = 28;
    private static final int SWATCH = 16;

    private static final Color BACKGROUND = Color.WHITE;
    private static final Color TEXT = new Color(0x1f2933);
    private static final Color QUIET_TEXT = new Color(0x52606d);
    private static final Color GRID = new Color(0xe4e7eb);

    private final Results results;

    private enum Series {
        API("API over HTTP", 0x0b6e4f),
        PGBENCH("PostgreSQL, pgbench", 0x7b8794),
        DRIVER("PostgreSQL, JDBC driver", 0xcbd2d9);

        private final String label;
        private final Color color;

        Series(String label, int rgb) {
            this.label = label;
            this.color = new Color(rgb);
        }

        Optional<Rate> rate(Figure figure) {
            return switch (this) {
                case API -> Optional.of(figure.api());
                case PGBENCH -> Optional.ofNullable(figure.pgbench());
                case DRIVER -> Optional.of(figure.driver());
            };
        }
    }

    /// Whether this machine has what letters are drawn with. A server often has no font, or not the library that finds
    /// fonts.
    static boolean drawable() {
        try {
            return GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length > 0;
        } catch (RuntimeException | LinkageError missing) {
            System.getLogger("bench").log(System.Logger.Level.DEBUG, "No fonts", missing);
            return false;
        }
    }

    Chart(Results results) {
        this.results = results;
    }

    /// Writes it as a PNG.
    void write(Path file) {
        var panels = results.figures().stream()
                .map(Figure::name)
                .distinct()
                .map(this::panel)
                .toList();
        int rows = (panels.size() + COLUMNS - 1) / COLUMNS;
        var image =
                new BufferedImage(COLUMNS * PANEL_WIDTH, HEAD_HEIGHT + rows * PANEL_HEIGHT, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(BACKGROUND);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        paintHead(graphics);
        for (int i = 0; i < panels.size(); i++) {
            int left = i % COLUMNS * PANEL_WIDTH;
            int top = HEAD_HEIGHT + i / COLUMNS * PANEL_HEIGHT;
            var corner = (Graphics2D) graphics.create(left, top, PANEL_WIDTH, PANEL_HEIGHT);
            panels.get(i).paint(corner, PANEL_WIDTH, PANEL_HEIGHT);
            corner.dispose();
        }
        graphics.dispose();
        try {
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void paintHead(Graphics2D graphics) {
        graphics.setColor(TEXT);
        graphics.setFont(font(Font.BOLD, 22));
        graphics.drawString("The API over HTTP beside PostgreSQL itself", MARGIN, 40);
        graphics.setFont(font(Font.PLAIN, 14));
        graphics.setColor(QUIET_TEXT);
        graphics.drawString(subtitle(), MARGIN, 64);
        int left = MARGIN;
        for (var series : series()) {
            graphics.setColor(series.color);
            graphics.fillRect(left, 80, SWATCH, SWATCH);
            graphics.setColor(TEXT);
            graphics.drawString(series.label, left + SWATCH + 8, 93);
            left += SWATCH + 8 + graphics.getFontMetrics().stringWidth(series.label) + MARGIN;
        }
    }

    /// The bars of each panel, from left to right.
    private List<Series> series() {
        return results.pgbench() ? List.of(Series.values()) : List.of(Series.API, Series.DRIVER);
    }

    private String subtitle() {
        return "Server, database and load on one machine with %d processors; every commit is on the disk. Higher is better."
                .formatted(results.machine().cores());
    }

    private CategoryChart panel(String name) {
        var figures = results.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .toList();
        var chart = new CategoryChartBuilder()
                .width(PANEL_WIDTH)
                .height(PANEL_HEIGHT)
                .title(name)
                .xAxisTitle("clients")
                .yAxisTitle(name.startsWith("GET") ? "requests a second" : "postings a second")
                .build();
        style(chart);
        var clients = figures.stream()
                .map(figure -> Integer.toString(figure.clients()))
                .toList();
        for (var series : series()) {
            var rates = figures.stream()
                    .flatMap(figure -> series.rate(figure).stream())
                    .map(Rate::perSecond)
                    .toList();
            chart.addSeries(series.label, clients, rates);
        }
        chart.getStyler()
                .setSeriesColors(series().stream().map(series -> series.color).toArray(Color[]::new));
        return chart;
    }

    private static void style(CategoryChart chart) {
        var style = chart.getStyler();
        style.setChartBackgroundColor(BACKGROUND);
        style.setPlotBackgroundColor(BACKGROUND);
        style.setPlotBorderVisible(false);
        style.setPlotGridLinesColor(GRID);
        style.setPlotGridLinesStroke(new BasicStroke(1));
        style.setPlotGridVerticalLinesVisible(false);
        style.setChartTitleFont(font(Font.BOLD, 16));
        style.setChartTitleBoxVisible(false);
        style.setChartFontColor(TEXT);
        style.setLegendVisible(false);
        style.setAxisTitleFont(font(Font.PLAIN, 13));
        style.setAxisTickLabelsFont(font(Font.PLAIN, 12));
        style.setYAxisDecimalPattern("#,###");
        style.setYAxisMin(0.0);
        style.setAvailableSpaceFill(0.75);
    }

    private static Font font(int weight, int size) {
        return new Font(Font.SANS_SERIF, weight, size);
    }
}
