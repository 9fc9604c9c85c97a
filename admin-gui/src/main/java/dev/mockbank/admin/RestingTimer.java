package dev.mockbank.admin;

import com.sun.glass.ui.Timer;
import com.sun.javafx.tk.Toolkit;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/// The timer of JavaFX's pulses, stopped while there is nothing to draw. JavaFX pauses it then, but on GTK that does
/// nothing (`GtkTimer._pause`): 60 times a second the window's thread wakes for nothing, which is most of what an idle
/// window costs. It is reached by names that JavaFX does not promise; where they are others, all stays as it was.
final class RestingTimer extends Timer {

    private static final Logger LOG = System.getLogger("mockbank.console");
    private static final String NEVER_PAUSED = "com.sun.glass.ui.gtk.GtkTimer";

    private final Timer timer;
    private final int periodMillis;

    private RestingTimer(Timer timer, int periodMillis) {
        super(() -> {});
        this.timer = timer;
        this.periodMillis = periodMillis;
    }

    /// Puts it in the place of JavaFX's own. On the window's thread, when JavaFX has started.
    static void install() {
        try {
            var toolkit = Toolkit.getToolkit();
            var place = toolkit.getClass().getDeclaredField("pulseTimer");
            var period = toolkit.getClass().getDeclaredField("PULSE_INTERVAL");
            place.setAccessible(true);
            period.setAccessible(true);
            if (place.get(toolkit) instanceof Timer timer
                    && timer.getClass().getName().equals(NEVER_PAUSED)) {
                place.set(toolkit, new RestingTimer(timer, period.getInt(toolkit)));
            }
        } catch (ReflectiveOperationException | RuntimeException | IllegalAccessError another) {
            LOG.log(Level.DEBUG, "JavaFX's timer is not the one that is known", another);
        }
    }

    @Override
    public synchronized void pause() {
        timer.stop();
    }

    @Override
    public synchronized void resume() {
        if (!timer.isRunning()) {
            timer.start(periodMillis);
        }
    }

    @Override
    public synchronized void start(int period) {
        timer.start(period);
    }

    @Override
    public synchronized void start() {
        timer.start(periodMillis);
    }

    @Override
    public synchronized void stop() {
        timer.stop();
    }

    @Override
    public synchronized boolean isRunning() {
        return timer.isRunning();
    }

    @Override
    protected long _start(Runnable runnable) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected long _start(Runnable runnable, int period) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void _stop(long timer) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void _pause(long timer) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void _resume(long timer) {
        throw new UnsupportedOperationException();
    }
}
