pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

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

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: title.bottom
        color: Theme.quietInk
        language: page.viewModel.language
        size: Theme.body
        text: page.viewModel.priority.words.fair
    }
    Grid {
        id: grid

        readonly property int count: Math.max(1, classes.count)
        readonly property int rowCount: Math.ceil(count / columns)
        readonly property real room: page.height - y - none.height - Theme.space * 10

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: fair.bottom
        anchors.topMargin: Theme.space * 4
        columns: page.upright ? 1 : 2
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
                height: Math.min(Theme.touch * 2.4, (grid.room - (grid.rowCount - 1) * grid.spacing) / grid.rowCount)
                objectName: "priority-" + key
                text: name
                width: (grid.width - (grid.columns - 1) * grid.spacing) / grid.columns

                contentItem: Item {
                    Phrase {
                        id: said

                        anchors.left: parent.left
                        anchors.right: go.left
                        anchors.rightMargin: Theme.space * 2
                        anchors.top: parent.top
                        font.bold: tile.nameLanguage !== "zgh"
                        height: parent.height * (whom.visible ? 0.5 : 1)
                        language: tile.nameLanguage
                        shrinks: true
                        size: Theme.large
                        text: tile.name
                        verticalAlignment: Text.AlignVCenter
                    }
                    Phrase {
                        id: whom

                        anchors.bottom: parent.bottom
                        anchors.left: parent.left
                        anchors.right: go.left
                        anchors.rightMargin: Theme.space * 2
                        anchors.top: said.bottom
                        color: Theme.quietInk
                        language: page.viewModel.language
                        shrinks: true
                        size: Theme.body
                        text: tile.rule
                        visible: text !== ""
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
