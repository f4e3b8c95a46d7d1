// An open call beside the newest: ticket, how long ago, way, counter. A bar, ink and an arrow mark
// whose visitor has not come yet; of who is served, quiet words say so. A row fades in; it never
// moves.
pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Board
import Nouba.UiKit

Item {
    id: row

    required property var call
    readonly property color ink: row.isAwaited ? Theme.ink : Theme.quietInk
    readonly property bool isAwaited: row.call.isAwaited ?? false
    property string said: ""
    required property var sizes
    readonly property var words: row.call.states ?? []
    required property BoardViewModel viewModel

    onCallChanged: {
        const now = (row.call.label ?? "") + row.isAwaited;
        if (now !== row.said) {
            row.said = now;
            fading.restart();
        }
    }

    NumberAnimation {
        id: fading

        duration: Theme.motionMs
        easing.type: Easing.OutQuad
        from: 0.1
        property: "opacity"
        target: row
        to: 1
    }
    Rectangle {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        color: Theme.line
        height: Math.max(1, Theme.space / 4)
    }
    Rectangle {
        anchors.left: parent.left
        anchors.leftMargin: -Theme.space * 3
        anchors.verticalCenter: figures.verticalCenter
        color: Theme.accent
        height: row.sizes.row * 0.8
        objectName: "awaited-bar"
        radius: width / 2
        visible: row.isAwaited
        width: Theme.space * 1.5
    }
    Item {
        id: figures

        anchors.left: parent.left
        anchors.right: parent.right
        height: row.sizes.statesBeside ? row.height : row.height - row.sizes.line

        Ticket {
            id: ticket

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            color: row.ink
            digits: row.call.digits ?? ""
            digitsWide: row.sizes.digitsWide
            letters: row.call.letters ?? ""
            lettersWide: row.sizes.lettersWide
            objectName: "row-label"
            size: row.sizes.row
            text: row.call.label ?? ""
        }
        Ticket {
            id: goal

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            color: row.ink
            digits: row.call.counter ?? ""
            digitsWide: row.sizes.counterWide
            objectName: "row-counter"
            size: row.sizes.row
        }
        Item {
            id: way

            anchors.bottom: parent.bottom
            anchors.right: goal.left
            anchors.top: parent.top
            width: row.sizes.arrow

            Arrow {
                anchors.centerIn: parent
                color: row.ink
                height: width * 0.8
                objectName: "row-arrow"
                pointsLeft: row.viewModel.isRightToLeft
                visible: row.isAwaited && row.sizes.arrowBeside
                width: Math.min(parent.width - Theme.space * 2, Theme.space * 7)
            }
        }
        Column {
            anchors.left: ticket.right
            anchors.right: way.left
            anchors.verticalCenter: parent.verticalCenter
            visible: row.sizes.statesBeside

            Repeater {
                model: row.sizes.statesBeside ? row.words : []

                Words {
                    required property var modelData

                    caption: modelData
                    color: row.ink
                    font.pixelSize: Math.round(36 * Theme.scale)
                    height: font.pixelSize * 1.35
                    horizontalAlignment: Text.AlignHCenter
                    objectName: "row-state"
                    verticalAlignment: Text.AlignVCenter
                    width: parent?.width ?? 0
                }
            }
        }
    }
    Row {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space / 2
        anchors.left: parent.left
        height: row.sizes.line
        spacing: Theme.space * 3
        visible: !row.sizes.statesBeside

        Words {
            caption: row.words[0] ?? ({ "family": "", "isRightToLeft": false, "text": "" })
            color: row.ink
            font.pixelSize: Math.round(30 * Theme.scale)
            height: parent.height
            objectName: row.sizes.statesBeside ? "" : "row-state"
            verticalAlignment: Text.AlignVCenter
        }
        Arrow {
            anchors.verticalCenter: parent.verticalCenter
            color: row.ink
            height: Theme.space * 4
            objectName: "row-arrow"
            pointsLeft: row.viewModel.isRightToLeft
            visible: row.isAwaited && !row.sizes.arrowBeside
            width: Theme.space * 5
        }
    }
}
