pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit
import ".."

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

            RowFace {
                id: tile

                required property var modelData

                Accessible.description: modelData.invitation

                // Each stands as its own language is read, whatever the screen speaks.
                LayoutMirroring.childrenInherit: true
                LayoutMirroring.enabled: modelData.key === "ar"
                height: Theme.touch * (Theme.upright ? 2.4 : 1.8)
                objectName: "second-" + modelData.key
                sizes: ({
                        "edge": Theme.scale * 2,
                        "focusEdge": Theme.scale * 4
                    })
                text: modelData.name
                width: parent.width

                contentItem: Item {
                    Column {
                        anchors.left: parent.left
                        anchors.leftMargin: page.margin
                        anchors.right: arrow.left
                        anchors.rightMargin: page.margin
                        anchors.verticalCenter: parent.verticalCenter
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
                    Icon {
                        id: arrow

                        anchors.right: parent.right
                        anchors.rightMargin: page.margin
                        anchors.verticalCenter: parent.verticalCenter
                        color: Theme.primary
                        directional: true
                        name: "arrow"
                        size: Theme.title
                    }
                }

                onClicked: page.viewModel.chooseSecond(modelData.key)
            }
        }
    }
}
