// Light that comes and goes three times, slower than once a second. Twenty times a second it changes
// and no oftener: each time the whole of what it lies upon is drawn anew.
import QtQuick

Timer {
    id: breath

    readonly property real depth: (1 - Math.cos(2 * Math.PI * step / steps)) / 2
    readonly property int steps: 24
    property int step: 0

    interval: 50
    repeat: true

    onTriggered: {
        breath.step += 1;
        if (breath.step === 3 * breath.steps)
            breath.end();
    }

    function begin() {
        breath.step = 0;
        breath.restart();
    }

    function end() {
        breath.stop();
        breath.step = 0;
    }
}
