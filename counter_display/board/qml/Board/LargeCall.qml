// A call that is new: the ticket, an arrow, the counter. It breathes three times when announced.
import QtQuick
import QtQuick.Layouts
import Nouba.Board
import Nouba.UiKit

Rectangle {
    id: card

    required property var call
    // Captions stand over the first of several calls, and hold for those below it.
    property bool captioned: true
    // How the width is divided: alike in every large call, so that they stand in columns.
    property real counterShare: 2
    // Rows of figures share what captions leave; one that holds captions too gets no more.
    readonly property real evenRow: card.narrow ? counterCaptions.implicitHeight : 1
    // Ticket and counter are equally large: neither explains the other.
    readonly property real figuresSize: Math.min(label.bestSize, counter.bestSize) * 0.95
    property real labelShare: 5
    // The counter stands below the ticket, where there is no room beside it.
    property bool narrow: false
    property bool stacked: false
    required property BoardViewModel viewModel

    color: Theme.accent
    objectName: "large-call"
    radius: Theme.radius

    // Light that comes and goes: opacity only, slower than once a second.
    Rectangle {
        id: glow

        anchors.fill: parent
        color: Theme.surface
        opacity: 0
        radius: card.radius
    }

    SequentialAnimation {
        id: breathing

        loops: 3

        ParallelAnimation {
            NumberAnimation { duration: 600; easing.type: Easing.InOutSine; from: 0; property: "opacity"; target: glow; to: 0.4 }
            NumberAnimation { duration: 600; easing.type: Easing.InOutSine; from: 0; property: "x"; target: shift; to: 1 }
        }
        ParallelAnimation {
            NumberAnimation { duration: 600; easing.type: Easing.InOutSine; from: 0.4; property: "opacity"; target: glow; to: 0 }
            NumberAnimation { duration: 600; easing.type: Easing.InOutSine; from: 1; property: "x"; target: shift; to: 0 }
        }
    }

    QtObject {
        id: shift

        property real x: 0
    }

    Connections {
        function onCalled() {
            if (card.call.isAnnounced)
                breathing.restart();
            else
                breathing.complete();
        }

        target: card.viewModel
    }

    // Captions above figures, each over its own; where it is narrow the counter stands in a row of
    // its own, with its caption before the arrow.
    GridLayout {
        anchors.fill: parent
        anchors.bottomMargin: Theme.space
        anchors.leftMargin: Theme.space * 4
        anchors.rightMargin: Theme.space * 4
        anchors.topMargin: Theme.space * (card.captioned ? 2 : 1)
        columnSpacing: Theme.space * 3
        columns: 3
        rowSpacing: 0

        Captions {
            Layout.columnSpan: card.narrow ? 3 : 1
            Layout.fillWidth: true
            Layout.preferredWidth: card.labelShare
            Layout.row: 0
            color: Theme.onAccent
            objectName: "number-captions"
            pixelSize: card.stacked ? Theme.title : Theme.large
            stacked: card.stacked
            visible: card.captioned
            words: card.call.numberCaptions ?? []
        }
        Captions {
            id: counterCaptions

            Layout.column: card.narrow ? 0 : 2
            Layout.fillWidth: true
            Layout.preferredWidth: card.narrow ? 2.4 : card.counterShare
            Layout.row: card.narrow ? 2 : 0
            color: Theme.onAccent
            objectName: "counter-captions"
            pixelSize: card.stacked ? Theme.title : Theme.large
            stacked: card.stacked || card.narrow
            visible: card.captioned || card.narrow
            words: card.call.counterCaptions ?? []
        }
        Figures {
            id: label

            Layout.column: 0
            Layout.columnSpan: card.narrow ? 3 : 1
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredHeight: card.evenRow
            Layout.preferredWidth: card.labelShare
            Layout.row: 1
            color: Theme.onAccent
            font.pixelSize: card.figuresSize
            horizontalAlignment: Text.AlignHCenter
            objectName: "large-label"
            text: card.call.label ?? ""
        }
        Item {
            Layout.column: 1
            Layout.fillHeight: true
            Layout.fillWidth: card.narrow
            Layout.preferredHeight: card.evenRow
            Layout.preferredWidth: card.narrow ? 2 : arrow.width + Theme.space * 2
            Layout.row: card.narrow ? 2 : 1

            Arrow {
                id: arrow

                readonly property real way: (shift.x - 0.5) * Theme.space * 2

                anchors.centerIn: parent
                anchors.horizontalCenterOffset: card.viewModel.isRightToLeft ? -way : way
                color: Theme.onAccent
                height: width * 0.8
                pointsLeft: card.viewModel.isRightToLeft
                width: Math.min(card.width * 0.12, card.height * 0.36)
            }
        }
        Figures {
            id: counter

            Layout.column: 2
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredHeight: card.evenRow
            Layout.preferredWidth: card.narrow ? 3 : card.counterShare
            Layout.row: card.narrow ? 2 : 1
            color: Theme.onAccent
            font.pixelSize: card.figuresSize
            horizontalAlignment: Text.AlignHCenter
            objectName: "large-counter"
            text: card.call.counter ?? ""
        }
    }
}
