// Nobody is called: a greeting, and what this screen is for.
pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Board
import Nouba.UiKit

Rectangle {
    id: place

    readonly property bool isLow: place.height < 560 * Theme.scale
    required property BoardViewModel viewModel

    border.color: Theme.line
    border.width: Math.max(1, Theme.space / 4)
    color: Theme.surface
    objectName: "empty-place"
    radius: Theme.radius

    Column {
        anchors.centerIn: parent
        width: parent.width - Theme.space * 6

        Repeater {
            model: place.viewModel.welcome

            Words {
                required property var modelData

                caption: modelData
                color: Theme.primary
                font.pixelSize: Math.round((place.isLow ? 60 : 84) * Theme.scale)
                height: font.pixelSize * 1.45
                horizontalAlignment: Text.AlignHCenter
                objectName: "welcome"
                verticalAlignment: Text.AlignVCenter
                width: parent.width
            }
        }
        Item { height: Theme.space * 3; width: 1 }
        Repeater {
            model: place.viewModel.numberAppearsHere

            Words {
                required property var modelData

                caption: modelData
                color: Theme.quietInk
                font.pixelSize: Math.round(36 * Theme.scale)
                height: font.pixelSize * 1.45
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                width: parent.width
            }
        }
    }
}
