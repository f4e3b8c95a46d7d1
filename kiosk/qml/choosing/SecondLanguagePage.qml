pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit
import ".."

// Asked once of a reader of Tamazight: in which language she reads what is missing in hers.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property int margin: Theme.space * 6
    readonly property bool tall: Theme.upright && height > 1.4 * width

    objectName: "page-second"

    PageHeader {
        id: header

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: parent.top
        anchors.topMargin: Theme.space * (page.tall ? 6 : 3)
        viewModel: page.viewModel
    }
    Phrase {
        id: title

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        heading: true
        language: page.viewModel.language
        size: Theme.title
        text: page.viewModel.words.secondLanguage
        y: Math.max(Theme.scale * (page.tall ? 132 : 0), header.y + header.height)
    }
    Column {
        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        spacing: Theme.space * 3
        // Where the rows of the other pages begin, as long as there is room for the question.
        y: Math.max(Theme.scale * (page.tall ? 312 : Theme.upright ? 190 : 144), title.y + title.height + Theme.space * 2)

        Repeater {
            model: page.viewModel.seconds

            RowFace {
                id: tile

                required property var modelData

                // The bar below offers the same languages for all that is said.
                Accessible.name: modelData.name + ": " + modelData.invitation
                // Each stands as its own language is read, whatever the screen speaks.
                LayoutMirroring.childrenInherit: true
                LayoutMirroring.enabled: modelData.key === "ar"
                height: Math.max(Theme.touch * 1.8, said.height + Theme.space * 4)
                objectName: "second-" + modelData.key
                sizes: ({
                        "edge": Theme.scale * 2,
                        "focusEdge": Theme.scale * 4
                    })
                text: modelData.name
                width: parent.width

                contentItem: Item {
                    Column {
                        id: said

                        anchors.left: parent.left
                        anchors.leftMargin: page.margin
                        anchors.right: arrow.left
                        anchors.rightMargin: page.margin
                        anchors.verticalCenter: parent.verticalCenter

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
