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
    readonly property int margin: Theme.space * 6
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
        anchors.topMargin: Theme.space * (page.tall ? 6 : 3)
        hint: page.tall || (!page.upright && page.height > Theme.touch * 9) ? page.guide.words.helpHint : ""
        title: page.guide.words.help
        upright: page.tall
        viewModel: page.viewModel
    }
    Column {
        id: rows

        readonly property var sizes: Rows.fit(page.ways.map(one => ({
                    "language": page.viewModel.language,
                    "name": page.guide.words[one.page] ?? "",
                    "name_language": page.viewModel.language,
                    "under": page.guide.words[one.page + "Hint"] ?? ""
                })), {
            "below": true,
            "beside_px": Theme.scale * 64,
            "height_px": Math.max(1, (page.upright ? hotline.y : page.height) - y - Theme.space * 4),
            "least_px": Theme.choice,
            "level": Theme.level,
            "parted": false,
            "scale": Theme.scale,
            "upright": page.upright,
            "width_px": Math.max(1, width)
        })

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.top: heading.bottom
        anchors.topMargin: Theme.space * (page.tall ? 4 : 2)
        objectName: "rows"
        spacing: sizes.gap
        width: page.upright ? page.width - 2 * page.margin : (page.width - 3 * page.margin) * 0.6

        Repeater {
            model: page.ways

            ListRow {
                required property var modelData

                goes: true
                iconName: modelData.icon
                key: "help-" + modelData.page
                language: page.viewModel.language
                name: page.guide.words[modelData.page] ?? ""
                nameLanguage: page.viewModel.language
                sizes: rows.sizes
                under: page.guide.words[modelData.page + "Hint"] ?? ""
                width: rows.width

                onChosen: page.viewModel.ask(modelData.page)
            }
        }
    }
    HotlineCard {
        id: hotline

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space * 5
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        height: page.upright ? Theme.touch * (page.tall ? 4 : 3) : parent.height - rows.y - Theme.space * 5
        viewModel: page.viewModel
        width: page.upright ? page.width - 2 * page.margin : (page.width - 3 * page.margin) * 0.4
    }
}
