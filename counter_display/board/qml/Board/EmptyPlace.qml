// Nothing is called: a greeting, and what this screen is for.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Nouba.Board
import Nouba.UiKit

Rectangle {
    id: place

    // Where the room is short: without the greeting.
    property bool brief: false
    // In half a screen.
    property bool small: false
    property bool stacked: false
    required property BoardViewModel viewModel

    border.color: Theme.line
    border.width: Math.max(1, Theme.space / 4)
    color: Theme.surface
    objectName: "empty-place"
    radius: Theme.radius

    ColumnLayout {
        anchors.centerIn: parent
        spacing: Theme.space * (place.stacked && !place.small ? 5 : 2)
        width: parent.width - Theme.space * 8

        Captions {
            Layout.fillWidth: true
            color: Theme.primary
            pixelSize: place.small ? Theme.headline : Theme.display
            stacked: place.stacked
            visible: !place.brief
            words: place.viewModel.welcome
        }
        Repeater {
            model: place.viewModel.numberAppearsHere

            Words {
                required property var modelData

                Layout.fillWidth: true
                caption: modelData
                color: Theme.quietInk
                font.pixelSize: place.small ? Theme.title : Theme.headline
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.WordWrap
            }
        }
    }
}
