pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// Asked once of a reader of Tamazight: in which language she reads what is missing in hers.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property int margin: Theme.space * 8

    objectName: "page-second"

    PageHeader {
        id: header

        anchors.left: parent.left
        anchors.margins: page.margin
        anchors.right: parent.right
        anchors.top: parent.top
        viewModel: page.viewModel
    }
    Phrase {
        id: title

        anchors.left: parent.left
        anchors.margins: page.margin
        anchors.right: parent.right
        anchors.top: header.bottom
        heading: true
        language: page.viewModel.language
        size: Theme.headline
        text: page.viewModel.words.secondLanguage
    }
    Column {
        anchors.left: parent.left
        anchors.margins: page.margin
        anchors.right: parent.right
        anchors.top: title.bottom
        spacing: Theme.space * 4

        Repeater {
            model: page.viewModel.seconds

            Tile {
                id: tile

                required property var modelData

                Accessible.description: modelData.invitation
                height: Theme.touch * (Theme.upright ? 2.4 : 1.8)
                objectName: "second-" + modelData.key
                text: modelData.name
                width: parent.width

                contentItem: Column {
                    spacing: Theme.space

                    Phrase {
                        color: Theme.primary
                        font.bold: true
                        language: tile.modelData.key
                        size: Theme.title
                        text: tile.modelData.name
                        width: parent.width
                    }
                    Phrase {
                        color: Theme.quietInk
                        language: tile.modelData.key
                        size: Theme.body
                        text: tile.modelData.invitation
                        width: parent.width
                    }
                }

                // Each button stands as its own language is read, whatever the screen speaks.
                LayoutMirroring.childrenInherit: true
                LayoutMirroring.enabled: modelData.key === "ar"

                onClicked: page.viewModel.chooseSecond(modelData.key)
            }
        }
    }
}
