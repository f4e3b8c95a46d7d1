import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// How long this page stays: a bar that shortens towards the side from which people read.
Item {
    id: countdown

    required property KioskViewModel viewModel
    // Whether the seconds are written beside the bar.
    property bool counts: false
    readonly property int seconds: Math.ceil(bar.rest * shrink.duration / 1000)

    function begin(stayMs: int) {
        shrink.stop();
        bar.rest = 1;
        if (stayMs > 0) {
            shrink.duration = stayMs;
            shrink.start();
        }
    }

    height: counts ? figure.height : Theme.space * 1.5

    Component.onCompleted: begin(viewModel.flow.stayMs)

    Connections {
        function onCountdownStarted(stayMs: int) {
            countdown.begin(stayMs);
        }

        target: countdown.viewModel.flow
    }
    Rectangle {
        id: whole

        anchors.left: parent.left
        anchors.right: countdown.counts ? figure.left : parent.right
        anchors.rightMargin: countdown.counts ? Theme.space * 2 : 0
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.line
        height: Theme.space * 1.5
        radius: height / 2
    }
    Rectangle {
        id: bar

        property real rest: 1

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.primary
        height: whole.height
        radius: height / 2
        width: whole.width * rest
    }
    Phrase {
        id: figure

        anchors.right: parent.right
        color: Theme.quietInk
        font.features: ({
                "tnum": 1
            })
        horizontalAlignment: Text.AlignRight
        objectName: "seconds-left"
        size: Theme.body
        text: countdown.seconds
        visible: countdown.counts
        width: Theme.touch
        wrapMode: Text.NoWrap
    }
    NumberAnimation {
        id: shrink

        property: "rest"
        target: bar
        to: 0
    }
}
