import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// How long this page stays: a bar that shortens towards the side from which people read.
Item {
    id: countdown

    required property KioskViewModel viewModel

    function begin(stayMs: int) {
        shrink.stop();
        bar.rest = 1;
        if (stayMs > 0) {
            shrink.duration = stayMs;
            shrink.start();
        }
    }

    height: Theme.space * 1.5

    Component.onCompleted: begin(viewModel.stayMs)

    Connections {
        function onCountdownStarted(stayMs: int) {
            countdown.begin(stayMs);
        }

        target: countdown.viewModel
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.line
        radius: height / 2
    }
    Rectangle {
        id: bar

        property real rest: 1

        anchors.left: parent.left
        color: Theme.primary
        height: parent.height
        radius: height / 2
        width: parent.width * rest
    }
    NumberAnimation {
        id: shrink

        property: "rest"
        target: bar
        to: 0
    }
}
