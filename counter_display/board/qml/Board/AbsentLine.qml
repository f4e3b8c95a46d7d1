// Who was called and did not come, on a line of its own: what to do, and the latest tickets.
pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Board
import Nouba.UiKit

Item {
    id: line

    readonly property int more: Math.max(0, line.viewModel.absent.length - line.most)
    readonly property int most: line.stacked ? 2 : 4
    // Tickets one below the other, where the screen is upright.
    property bool stacked: false
    readonly property int ticketSize: Math.round(62 * Theme.scale)
    required property BoardViewModel viewModel

    objectName: "absent"

    Rectangle {
        color: Theme.line
        height: Math.max(1, Theme.space / 4)
        width: parent.width
    }
    Image {
        id: sign

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        height: Theme.space * 6
        source: "image://icon/person/" + Theme.warning.toString().slice(-6)
        sourceSize: Qt.size(width, height)
        width: Theme.space * 6
    }
    Column {
        anchors.left: sign.right
        anchors.leftMargin: Theme.space * 3
        anchors.right: tickets.left
        anchors.verticalCenter: parent.verticalCenter
        objectName: "absent-captions"

        Repeater {
            model: line.viewModel.absentCaptions

            Words {
                required property var modelData

                caption: modelData
                font.pixelSize: Math.round(34 * Theme.scale)
                height: font.pixelSize * 1.3
                // Both stand beside the sign.
                horizontalAlignment: line.viewModel.isRightToLeft ? Text.AlignRight : Text.AlignLeft
                verticalAlignment: Text.AlignVCenter
                width: parent.width
            }
        }
    }
    Row {
        id: tickets

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter

        Grid {
            anchors.verticalCenter: parent.verticalCenter
            columnSpacing: Theme.space * 5
            columns: line.stacked ? 1 : Math.max(1, Math.min(line.most, line.viewModel.absent.length))
            rowSpacing: Theme.space * 2

            Repeater {
                model: line.viewModel.absent.slice(0, line.most)

                Ticket {
                    required property var modelData

                    color: Theme.ink
                    digits: modelData.digits
                    letters: modelData.letters
                    objectName: "absent-label"
                    size: line.ticketSize
                    text: modelData.label
                }
            }
        }
        Text {
            LayoutMirroring.enabled: false
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.quietInk
            font.bold: true
            font.pixelSize: Math.round(44 * Theme.scale)
            leftPadding: line.viewModel.isRightToLeft ? 0 : Theme.space * 5
            objectName: "absent-more"
            rightPadding: line.viewModel.isRightToLeft ? Theme.space * 5 : 0
            // A plus sign stays before its figure.
            text: "\u200e+" + line.more
            textFormat: Text.PlainText
            visible: line.more > 0
        }
    }
}
