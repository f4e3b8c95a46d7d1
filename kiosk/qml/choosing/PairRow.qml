pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// One thing to choose in both languages of the house, like a letterhead: French at the left,
// Arabic at the right, the sign between. The half that is touched says the language as well.
Item {
    id: row

    required property var sizes
    required property string key
    required property string iconName
    required property string look
    required property bool detailed
    required property var ar
    required property var fr
    required property KioskViewModel viewModel
    readonly property real inner: width - (sizes.acts ? sizes.action + sizes.actionGap : 0)
    readonly property real half: (inner - sizes.gap) / 2

    height: sizes.row

    component Half: RowFace {
        id: side

        required property var said
        required property bool fromTheRight
        readonly property bool waits: !row.key.startsWith("group-") && said.fact !== ""

        Accessible.description: [said.word, said.fact, said.detail].filter(part => part !== "").join(" · ")
        LayoutMirroring.childrenInherit: true
        LayoutMirroring.enabled: fromTheRight
        enabled: !row.viewModel.issuing.locked
        height: row.height
        look: row.look
        objectName: said.language + "-" + row.key
        sizes: row.sizes
        text: said.name
        width: row.half

        contentItem: Item {
            Column {
                anchors.left: parent.left
                anchors.leftMargin: row.sizes.padding
                anchors.verticalCenter: parent.verticalCenter
                spacing: -row.sizes.overlap
                width: row.sizes.name

                Phrase {
                    Accessible.ignored: true
                    anchors.left: parent.left
                    color: side.colours.name
                    font.bold: side.said.nameLanguage !== "zgh"
                    language: side.said.nameLanguage
                    leading: row.sizes.leading
                    objectName: "name-" + side.objectName
                    size: row.sizes.nameSize
                    text: side.said.name
                    width: Rows.balanced(text, language, size, parent.width)
                }
                Row {
                    anchors.left: parent.left
                    spacing: row.sizes.padding / 2
                    visible: row.sizes.below && side.waits

                    Phrase {
                        Accessible.ignored: true
                        color: side.colours.detail
                        language: side.said.language
                        objectName: "word-" + side.objectName
                        size: row.sizes.detailSize
                        text: side.said.word
                        visible: text !== ""
                        wrapMode: Text.NoWrap
                    }
                    Phrase {
                        Accessible.ignored: true
                        color: side.colours.state
                        font.bold: true
                        language: side.said.language
                        objectName: "wait-" + side.objectName
                        size: row.sizes.detailSize
                        text: side.said.fact
                        wrapMode: Text.NoWrap
                    }
                    Phrase {
                        Accessible.ignored: true
                        color: side.colours.detail
                        language: side.said.language
                        objectName: "waiting-" + side.objectName
                        size: row.sizes.detailSize
                        text: side.said.detail
                        visible: row.sizes.showsDetail && text !== ""
                        wrapMode: Text.NoWrap
                    }
                }
            }
            Phrase {
                Accessible.ignored: true
                anchors.right: parent.right
                anchors.rightMargin: row.sizes.sign / 2 + row.sizes.padding
                anchors.verticalCenter: parent.verticalCenter
                color: side.colours.state
                font.bold: true
                language: side.said.language
                objectName: "wait-" + side.objectName
                size: row.sizes.detailSize
                text: side.said.fact
                visible: !row.sizes.below && side.waits
                wrapMode: Text.NoWrap
            }
        }

        onClicked: row.viewModel.chooseIn(said.language, row.key)
    }

    component Papers: RowFace {
        id: papers

        required property var said
        required property string word

        Accessible.name: word + ": " + said.name
        enabled: !row.viewModel.issuing.locked
        height: (row.height - row.sizes.gap) / 2
        objectName: said.language + "-details-" + row.key
        quiet: true
        sizes: row.sizes
        visible: row.detailed
        width: row.sizes.action

        contentItem: Item {
            Column {
                anchors.centerIn: parent
                spacing: -Theme.space

                Phrase {
                    Accessible.ignored: true
                    anchors.horizontalCenter: parent.horizontalCenter
                    language: papers.said.language
                    size: row.sizes.detailSize
                    text: papers.word
                    wrapMode: Text.NoWrap
                }
                Phrase {
                    Accessible.ignored: true
                    color: Theme.quietInk
                    language: "fr"
                    size: row.sizes.detailSize
                    text: row.viewModel.houseWords.fr.documentsHead
                    visible: !row.sizes.below
                    wrapMode: Text.NoWrap
                }
            }
        }

        onClicked: row.viewModel.showDetailsIn(said.language, row.key)
    }

    Half {
        fromTheRight: true
        said: row.ar
        x: row.half + row.sizes.gap
    }
    Half {
        fromTheRight: false
        said: row.fr
        x: 0
    }
    Rectangle {
        color: Theme.paper
        height: width
        radius: width / 2
        width: sign.width + row.sizes.gap * 1.5
        x: (row.inner - width) / 2
        y: (row.height - height) / 2
    }
    Rectangle {
        id: sign

        color: Theme.primarySoft
        height: width
        radius: width / 2
        width: Math.min(row.sizes.sign, row.height - row.sizes.padding)
        x: (row.inner - width) / 2
        y: (row.height - height) / 2

        Icon {
            anchors.centerIn: parent
            color: Theme.primary
            name: row.iconName
            size: Math.round(sign.width * 0.56)
        }
        // Who does not read touches the sign: the voice and the page are Arabic then.
        TapHandler {
            enabled: !row.viewModel.issuing.locked

            onTapped: row.viewModel.chooseIn("ar", row.key)
        }
    }
    Papers {
        said: row.fr
        visible: row.detailed && row.sizes.below
        word: row.viewModel.houseWords.fr.documentsHead
        x: row.width - width
    }
    Papers {
        // A low row has room for one touch of its size.
        height: row.sizes.below ? (row.height - row.sizes.gap) / 2 : row.height
        said: row.ar
        word: row.viewModel.houseWords.ar.documentsHead
        x: row.width - width
        y: row.height - height
    }
}
