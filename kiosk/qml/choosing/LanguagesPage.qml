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
    readonly property int margin: Theme.space * 8

    PageHeader {
        id: header

        anchors.left: parent.left
        anchors.margins: page.margin
        anchors.right: parent.right
        anchors.top: parent.top
        viewModel: page.viewModel
    }
    Greeting {
        id: greeting

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
        // Two lines need so much; where there is less they stand beside each other.
        readonly property bool flat: tileHeight < 2.2 * (Theme.title + Theme.body)
        readonly property real tileHeight: Math.min(Theme.touch * 2.6, (room - (count - 1) * spacing) / count)

        anchors.right: parent.right
        anchors.rightMargin: page.margin
        spacing: Theme.space * 4
        width: page.upright ? parent.width - 2 * page.margin : (parent.width - 3 * page.margin) * 0.58
        y: page.upright ? page.height - height - page.margin * 1.5 : header.y + header.height + page.margin + (room - height) / 2

        Repeater {
            id: rows

            model: page.viewModel.offer.languages

            Tile {
                id: tile

                required property string invitation
                required property string key
                required property string name

                Accessible.description: invitation
                height: languages.tileHeight
                objectName: "language-" + key
                text: name
                width: languages.width

                bottomPadding: Theme.space
                topPadding: Theme.space

                contentItem: Item {
                    Grid {
                        anchors.left: parent.left
                        anchors.right: go.left
                        anchors.rightMargin: Theme.space * 2
                        anchors.verticalCenter: parent.verticalCenter
                        columnSpacing: Theme.space * 3
                        columns: languages.flat ? 2 : 1
                        verticalItemAlignment: Grid.AlignVCenter

                        Phrase {
                            color: Theme.primary
                            font.bold: tile.key !== "zgh"
                            language: tile.key
                            size: page.upright && !languages.flat ? Theme.headline : Theme.title
                            text: tile.name
                        }
                        Phrase {
                            color: Theme.quietInk
                            language: tile.key
                            size: Theme.body
                            text: tile.invitation
                        }
                    }
                    Icon {
                        id: go

                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        color: Theme.primary
                        directional: true
                        name: "arrow"
                        size: Theme.headline
                    }
                }

                // Each button stands as its own language is read, whatever the screen speaks.
                LayoutMirroring.childrenInherit: true
                LayoutMirroring.enabled: key === "ar"

                onClicked: page.viewModel.chooseLanguage(key)
            }
        }
    }
}
