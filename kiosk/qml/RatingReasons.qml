pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// What it was about: one of the office's own reasons, or none.
Item {
    id: step

    required property KioskViewModel viewModel
    required property bool tall
    readonly property RatingSection rating: viewModel.rating

    Grid {
        id: grid

        readonly property int count: Math.max(1, reasons.count)
        readonly property int rowCount: Math.ceil(count / columns)
        readonly property real room: step.height - none.height - Theme.space * 4
        readonly property real tileHeight: Math.min(Theme.touch * 2.4, (room - (rowCount - 1) * spacing) / rowCount)
        readonly property real tileWidth: (width - (columns - 1) * spacing) / columns

        readonly property int size: Rows.size(step.rating.reasons.map(one => ({
                        "height": tileHeight - Theme.space * 4,
                        "language": one.nameLanguage,
                        "text": one.name,
                        "width": tileWidth - Theme.space * 4
                    })), [Theme.title, Theme.large, Theme.body, Theme.touched])

        anchors.left: parent.left
        anchors.right: parent.right
        columns: step.tall ? (room >= count * (Theme.touch * 1.5 + spacing) ? 1 : 2) : (count <= 4 || width < 1.4 * step.height ? 2 : count <= 6 ? 3 : 4)
        spacing: Theme.space * 3

        Repeater {
            id: reasons

            model: step.rating.reasons

            Tile {
                id: tile

                required property var modelData

                enabled: !step.rating.busy
                height: grid.tileHeight
                objectName: "reason-" + modelData.code
                padding: Theme.space * 2
                text: modelData.name
                width: grid.tileWidth

                contentItem: Phrase {
                    language: tile.modelData.nameLanguage
                    size: grid.size
                    text: tile.text
                    verticalAlignment: Text.AlignVCenter
                }

                onClicked: step.rating.giveReason(modelData.code)
            }
        }
    }
    QuietButton {
        id: none

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        enabled: !step.rating.busy
        height: Theme.touch * (step.tall ? 1.4 : 1.1)
        language: step.viewModel.language
        objectName: "no-reason"
        size: Theme.large
        text: step.rating.words.noReason

        onClicked: step.rating.giveReason("")
    }
}
