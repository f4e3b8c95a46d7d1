pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// Where to go and whom to call: four ways to an answer, and the number to call.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property Guide guide: viewModel.guide
    readonly property bool upright: Theme.upright
    readonly property bool tall: upright && height > 1.2 * width
    readonly property int margin: Theme.space * 8
    readonly property var ways: [
        {
            "page": "search",
            "icon": "search"
        },
        {
            "page": "places",
            "icon": "counter"
        },
        {
            "page": "directory",
            "icon": "phone"
        },
        {
            "page": "voice",
            "icon": "message"
        }
    ]

    objectName: "page-help"

    GuideHeading {
        id: heading

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: parent.top
        anchors.topMargin: Theme.space * (page.tall ? 6 : 4)
        hint: page.tall || (!page.upright && page.height > Theme.touch * 9) ? page.guide.words.helpHint : ""
        title: page.guide.words.help
        upright: page.tall
        viewModel: page.viewModel
    }
    Grid {
        id: tiles

        readonly property int rowCount: 4 / columns
        readonly property real room: (page.upright ? hotline.y : page.height) - y - Theme.space * 5
        readonly property real tileHeight: Math.min(Theme.choice * 2, (room - (rowCount - 1) * spacing) / rowCount)
        readonly property real tileWidth: (width - (columns - 1) * spacing) / columns

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.top: heading.bottom
        anchors.topMargin: Theme.space * (page.tall ? 6 : 3)
        // Where all stands low there is half the height.
        columns: page.upright && !page.tall ? 2 : 1
        spacing: Theme.space * (page.upright ? 4 : 3)
        width: page.upright ? page.width - 2 * page.margin : (page.width - 3 * page.margin) * 0.6

        Repeater {
            model: page.ways

            HelpTile {
                required property var modelData

                height: tiles.tileHeight
                hint: page.guide.words[modelData.page + "Hint"] ?? ""
                iconName: modelData.icon
                language: page.viewModel.language
                objectName: "help-" + modelData.page
                text: page.guide.words[modelData.page] ?? ""
                width: tiles.tileWidth

                onClicked: page.viewModel.ask(modelData.page)
            }
        }
    }
    HotlineCard {
        id: hotline

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space * 5
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        height: page.upright ? Theme.touch * (page.tall ? 4 : 3) : parent.height - tiles.y - Theme.space * 5
        viewModel: page.viewModel
        width: page.upright ? page.width - 2 * page.margin : (page.width - 3 * page.margin) * 0.4
    }
}
