package dev.mockbank.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler;

/// The rates as a picture: a panel for each workload, with a bar for the API and for each yardstick by clients.
final class Chart {

    private static final int PANEL_WIDTH = 720;
    private static final int PANEL_HEIGHT = 430;
    private static final int COLUMNS = 2;
    private static final int TITLE_HEIGHT = 80;

    private static final Color BACKGROUND = Color.WHITE;
    private static final Color TEXT = new Color(0x1f2933);
    private static final Color QUIET_TEXT = new Color(0x52606d);
    private static final Color GRID = new Color(0xe4e7eb);
    private static final Color API = new Color(0x0b6e4f);
    private static final Color PGBENCH = new Color(0x7b8794);
    private static final Color DRIVER = new Color(0xcbd2d9);

    private final Results results;

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
        var image = new BufferedImage(
                COLUMNS * PANEL_WIDTH, TITLE_HEIGHT + rows * PANEL_HEIGHT, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(BACKGROUND);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setColor(TEXT);
        graphics.setFont(font(Font.BOLD, 22));
        graphics.drawString("The API over HTTP beside PostgreSQL itself", 28, 38);
        graphics.setColor(QUIET_TEXT);
        graphics.setFont(font(Font.PLAIN, 14));
        graphics.drawString(subtitle(), 28, 62);
        for (int i = 0; i < panels.size(); i++) {
            var corner = graphics.create(
                    i % COLUMNS * PANEL_WIDTH,
                    TITLE_HEIGHT + i / COLUMNS * PANEL_HEIGHT,
                    PANEL_WIDTH,
                    PANEL_HEIGHT);
            panels.get(i).paint((Graphics2D) corner, PANEL_WIDTH, PANEL_HEIGHT);
            corner.dispose();
        }
        graphics.dispose();
        try {
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
                .yAxisTitle("a second")
                .build();
        style(chart);
        var clients = figures.stream().map(figure -> Integer.toString(figure.clients())).toList();
        var colors = new ArrayList<Color>();
        add(chart, colors, "API over HTTP", API, clients, figures.stream().map(Figure::api).toList());
        if (results.pgbench()) {
            add(chart, colors, "PostgreSQL, pgbench", PGBENCH, clients,
                    figures.stream().flatMap(figure -> Stream.ofNullable(figure.pgbench())).toList());
        }
        add(chart, colors, "PostgreSQL, JDBC driver", DRIVER, clients, figures.stream().map(Figure::driver).toList());
        chart.getStyler().setSeriesColors(colors.toArray(Color[]::new));
        return chart;
    }

    private static void add(
            CategoryChart chart, List<Color> colors, String name, Color color, List<String> clients, List<Rate> rates) {
        chart.addSeries(name, clients, rates.stream().map(Rate::perSecond).toList());
        colors.add(color);
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
        style.setLegendPosition(Styler.LegendPosition.InsideNW);
        style.setLegendBorderColor(BACKGROUND);
        style.setLegendFont(font(Font.PLAIN, 13));
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
