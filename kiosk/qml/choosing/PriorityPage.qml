pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit
import ".."

// The house rules of priority, each with whom it is for; a touch asks for it.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property bool upright: Theme.upright
    readonly property int margin: Theme.space * 8

    objectName: "page-priority"

    PageHeader {
        id: header

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: parent.top
        anchors.topMargin: Theme.space * (page.upright ? 6 : 4)
        viewModel: page.viewModel
    }
    Phrase {
        id: title

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: header.bottom
        anchors.topMargin: Theme.space * (page.upright ? 6 : 0)
        font.bold: true
        heading: true
        language: page.viewModel.language
        size: Theme.headline
        text: page.viewModel.priority.words.title
    }
    Phrase {
        id: fair

        // The house's sentence leaves its room to the names where they had too little.
        readonly property real remaining: grid.roomBelow(y + implicitHeight)

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: title.bottom
        color: Theme.quietInk
        language: page.viewModel.language
        size: Theme.body
        text: page.viewModel.priority.words.fair
        visible: remaining >= Theme.touch
    }
    Grid {
        id: grid

        readonly property int count: Math.max(1, classes.count)
        readonly property int rowCount: Math.ceil(count / columns)

        // How high each of them may be below so much of the page.
        function roomBelow(above: real): real {
            const room = page.height - above - none.height - Theme.space * 14;
            return (room - (rowCount - 1) * spacing) / rowCount;
        }

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: fair.visible ? fair.bottom : title.bottom
        anchors.topMargin: Theme.space * 4
        // Where all stands low there is half the height.
        columns: page.height > 1.4 * page.width ? 1 : 2
        spacing: Theme.space * 3

        Repeater {
            id: classes

            model: page.viewModel.priority.rows

            Tile {
                id: tile

                required property string key
                required property string name
                required property string nameLanguage
                required property string rule

                Accessible.description: rule
                height: Math.min(Theme.touch * 2.4, grid.roomBelow(grid.y - Theme.space * 4))
                objectName: "priority-" + key
                padding: Theme.space * (height < Theme.touch * 1.6 ? 1 : 3)
                text: name
                width: (grid.width - (grid.columns - 1) * grid.spacing) / grid.columns

                contentItem: Item {
                    FittedPhrase {
                        id: said

                        anchors.left: parent.left
                        anchors.right: go.left
                        anchors.rightMargin: Theme.space * 2
                        anchors.top: parent.top
                        height: parent.height * (tile.rule === "" ? 1 : 0.5)
                        language: tile.nameLanguage
                        strong: tile.nameLanguage !== "zgh"
                        text: tile.name
                        wish: Theme.large
                        verticalAlignment: Text.AlignVCenter
                    }
                    FittedPhrase {
                        id: whom

                        anchors.left: parent.left
                        anchors.right: go.left
                        anchors.rightMargin: Theme.space * 2
                        anchors.top: said.bottom
                        color: Theme.quietInk
                        height: parent.height - said.height
                        language: page.viewModel.language
                        text: tile.rule
                        visible: fits
                    }
                    Icon {
                        id: go

                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        color: Theme.primary
                        directional: page.viewModel.priority.chosen !== tile.key
                        name: page.viewModel.priority.chosen === tile.key ? "check" : "arrow"
                        size: Theme.headline
                    }
                }

                onClicked: page.viewModel.choosePriority(key)
            }
        }
    }
    QuietButton {
        id: none

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space * 5
        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        language: page.viewModel.language
        objectName: "no-priority"
        size: Theme.large
        text: page.viewModel.priority.words.none

        onClicked: page.viewModel.choosePriority("ordinary")
    }
}
