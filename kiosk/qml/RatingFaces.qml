pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// Five faces with their words, and the number of a ticket for who likes to give it.
Item {
    id: step

    required property KioskViewModel viewModel
    required property bool tall
    readonly property RatingSection rating: viewModel.rating

    Grid {
        id: faces

        readonly property int gap: Theme.space * (step.tall ? 3 : 2)
        readonly property real room: step.height - ticket.height - Theme.space * 4
        readonly property real tileHeight: step.tall ? Math.min(Theme.touch * 2.4, (room - 4 * gap) / 5) : room
        readonly property real tileWidth: step.tall ? width : (width - 4 * gap) / 5

        // One size for all of the words.
        readonly property int faceSize: Math.round(step.tall ? (tileHeight - Theme.space * 4) * 0.9 : Math.min((tileWidth - Theme.space * 4) * 0.8, (tileHeight - Theme.space * 4) * 0.5))
        readonly property int size: Rows.size(step.rating.faces.map(one => ({
                        "height": tileHeight - Theme.space * 5 - (step.tall ? 0 : faceSize + Theme.space),
                        "language": step.viewModel.language,
                        "strong": true,
                        "text": one.word,
                        "width": tileWidth - Theme.space * (step.tall ? 11 : 2) - (step.tall ? faceSize : 0)
                    })), [Theme.title, Theme.large, Theme.body, Theme.touched])

        anchors.left: parent.left
        anchors.right: parent.right
        columns: step.tall ? 1 : 5
        spacing: gap

        Repeater {
            // In a column the best stands at the top.
            model: step.tall ? [...step.rating.faces].reverse() : step.rating.faces

            Tile {
                id: tile

                required property var modelData

                enabled: !step.rating.busy
                height: faces.tileHeight
                objectName: "face-" + modelData.score
                leftPadding: step.tall ? Theme.space * 2 : Theme.space
                padding: Theme.space * 2
                rightPadding: leftPadding
                text: modelData.word
                width: faces.tileWidth

                contentItem: Item {
                    Icon {
                        id: face

                        anchors.horizontalCenter: step.tall ? undefined : parent.horizontalCenter
                        anchors.left: step.tall ? parent.left : undefined
                        anchors.leftMargin: Theme.space * 2
                        anchors.verticalCenter: step.tall ? parent.verticalCenter : undefined
                        color: Theme.primary
                        name: tile.modelData.icon
                        size: faces.faceSize
                    }
                    Phrase {
                        anchors.left: step.tall ? face.right : parent.left
                        anchors.leftMargin: step.tall ? Theme.space * 5 : 0
                        anchors.right: parent.right
                        font.bold: true
                        height: step.tall ? parent.height : parent.height - y
                        horizontalAlignment: step.tall ? Text.AlignLeft : Text.AlignHCenter
                        language: step.viewModel.language
                        size: faces.size
                        text: tile.text
                        verticalAlignment: Text.AlignVCenter
                        y: step.tall ? 0 : face.y + face.height + Theme.space
                    }
                }

                onClicked: step.rating.choose(modelData.score)
            }
        }
    }
    Row {
        id: ticket

        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        height: Theme.touch
        spacing: Theme.space * 2

        QuietButton {
            Accessible.description: step.rating.words.numberHint
            height: parent.height
            iconName: "ticket"
            language: step.viewModel.language
            objectName: "add-number"
            text: step.rating.ticket || step.rating.words.addNumber

            onClicked: step.rating.askNumber()
        }
        QuietButton {
            Accessible.name: step.rating.words.drop
            height: parent.height
            iconName: "close"
            objectName: "drop-number"
            visible: step.rating.ticket !== ""
            width: height

            onClicked: step.rating.dropNumber()
        }
    }
}
