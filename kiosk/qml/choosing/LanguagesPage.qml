pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit
import ".."

// Touch 1 where the first page has not room for what there is: the language.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property bool upright: Theme.upright
    readonly property int margin: Theme.space * 6

    PageHeader {
        id: header

        anchors.left: parent.left
        anchors.margins: page.margin
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.topMargin: Theme.space * (page.upright ? 6 : 3)
        viewModel: page.viewModel
    }
    Greeting {
        anchors.left: parent.left
        anchors.leftMargin: page.margin
        smaller: page.upright && languages.y - header.y - header.height < 2 * Theme.display + 4 * Theme.headline
        width: page.upright ? parent.width - 2 * page.margin : (parent.width - 3 * page.margin) * 0.42
        y: page.upright ? header.y + header.height + (languages.y - header.y - header.height - height) / 2 : (page.height - height) / 2
    }
    Column {
        id: languages

        readonly property int count: Math.max(1, rows.count)
        readonly property real room: page.upright ? page.height * 0.56 : page.height - header.y - header.height - 2 * page.margin
        readonly property real rowHeight: Math.min(Theme.touch * 2.2, (room - (count - 1) * spacing) / count)

        anchors.right: parent.right
        anchors.rightMargin: page.margin
        spacing: Theme.space * 3
        width: page.upright ? parent.width - 2 * page.margin : (parent.width - 3 * page.margin) * 0.58
        y: page.upright ? page.height - height - page.margin * 1.5 : header.y + header.height + page.margin + (room - height) / 2

        Repeater {
            id: rows

            model: page.viewModel.offer.languages

            RowFace {
                id: tile

                required property string key
                required property string name

                // Each stands as its own language is read, whatever the screen speaks.
                LayoutMirroring.childrenInherit: true
                LayoutMirroring.enabled: key === "ar"
                height: languages.rowHeight
                objectName: "language-" + key
                sizes: ({
                        "edge": Theme.scale * 2,
                        "focusEdge": Theme.scale * 4
                    })
                text: name
                width: languages.width

                contentItem: Item {
                    Phrase {
                        anchors.left: parent.left
                        anchors.leftMargin: page.margin
                        anchors.verticalCenter: parent.verticalCenter
                        color: Theme.primary
                        font.bold: tile.key !== "zgh"
                        language: tile.key
                        size: Theme.title
                        text: tile.name
                    }
                    Icon {
                        anchors.right: parent.right
                        anchors.rightMargin: page.margin
                        anchors.verticalCenter: parent.verticalCenter
                        color: Theme.primary
                        directional: true
                        name: "arrow"
                        size: Theme.title
                    }
                }

                onClicked: page.viewModel.chooseLanguage(key)
            }
        }
    }
}
