pragma ComponentBehavior: Bound

import QtQuick

// One row of a list: sign, name, state, and a second touch with a card of its own. What it shows
// and how large is said by the page (``Rows.fit``), for all of its rows at once.
Item {
    id: row

    required property var sizes
    required property string key
    required property string name
    required property string nameLanguage
    property string iconName: ""
    // Of all but the names.
    property string language: ""
    property string second: ""
    property string secondLanguage: ""
    // How long or why not, and what more is known of it; beside the name, or below it, where a word
    // says what it is.
    property string fact: ""
    property string word: ""
    property string detail: ""
    property string under: detail
    property string look: "usual"
    property bool goes: false
    property string goesIcon: "arrow"
    property bool acts: false
    property string actionIcon: "info"
    property string actionName: ""
    property string actionWord: ""
    readonly property bool open: look === "usual" || look === "selected" || look === "late"
    readonly property bool flat: sizes.nameLines === 1

    signal acted
    signal chosen

    height: sizes.row

    RowFace {
        id: face

        Accessible.description: [row.word, row.fact, row.sizes.below ? row.under : row.detail].filter(part => part !== "").join(" · ")
        anchors.left: parent.left
        height: parent.height
        look: row.look
        objectName: row.key
        sizes: row.sizes
        text: row.name
        width: parent.width - (row.sizes.acts ? row.sizes.action + row.sizes.actionGap : 0)

        contentItem: Item {
            Rectangle {
                id: sign

                anchors.left: parent.left
                anchors.leftMargin: row.sizes.padding
                anchors.verticalCenter: parent.verticalCenter
                color: face.colours.sign_ground
                height: width
                radius: Theme.radius
                visible: row.sizes.showsSign
                width: visible ? Math.min(row.sizes.sign, parent.height - row.sizes.padding) : 0

                Icon {
                    anchors.centerIn: parent
                    color: face.colours.sign
                    name: row.iconName
                    size: Math.round(sign.width * 0.56)
                }
            }
            Item {
                id: names

                anchors.left: parent.left
                anchors.leftMargin: row.sizes.padding + (sign.visible ? row.sizes.sign + row.sizes.padding : 0)
                anchors.verticalCenter: parent.verticalCenter
                height: title.height + (second.visible && !row.flat ? second.height : 0) + (below.visible ? below.height - row.sizes.overlap : 0)
                width: row.sizes.name

                Phrase {
                    id: title

                    Accessible.ignored: true
                    anchors.left: parent.left
                    color: face.colours.name
                    font.bold: row.nameLanguage !== "zgh"
                    language: row.nameLanguage
                    leading: row.sizes.leading
                    objectName: "name-" + row.key
                    size: row.sizes.nameSize
                    text: row.name
                    width: second.visible && row.flat ? parent.width - second.width - row.sizes.padding : Rows.balanced(text, language, size, parent.width)
                }
                Phrase {
                    id: second

                    Accessible.ignored: true
                    anchors.right: row.flat ? parent.right : undefined
                    color: Theme.quietInk
                    language: row.secondLanguage
                    size: row.sizes.detailSize
                    text: row.second
                    visible: row.sizes.showsSecond && text !== ""
                    width: row.flat ? implicitWidth : parent.width
                    y: row.flat ? (parent.height - height) / 2 : title.height
                }
                RowState {
                    id: below

                    anchors.left: parent.left
                    anchors.top: title.bottom
                    anchors.topMargin: -row.sizes.overlap
                    colours: face.colours
                    detail: row.under
                    fact: row.fact
                    key: row.key
                    language: row.language
                    open: row.open
                    sizes: row.sizes
                    visible: row.sizes.below && (fact !== "" || detail !== "" && row.sizes.showsDetail)
                    word: row.word
                }
            }
            Grid {
                anchors.right: parent.right
                anchors.rightMargin: row.sizes.padding + (row.sizes.beside ?? 0)
                anchors.verticalCenter: parent.verticalCenter
                columnSpacing: row.sizes.padding
                columns: row.flat ? 2 : 1
                horizontalItemAlignment: LayoutMirroring.enabled ? Grid.AlignLeft : Grid.AlignRight
                // What is known first stands last where both share a line.
                layoutDirection: row.flat ? Qt.RightToLeft : Qt.LeftToRight
                verticalItemAlignment: Grid.AlignVCenter
                visible: !row.sizes.below

                Phrase {
                    Accessible.ignored: true
                    color: face.colours.state
                    font.bold: true
                    font.features: ({
                            "tnum": 1
                        })
                    // Figures end at one edge, whichever way the language runs.
                    horizontalAlignment: LayoutMirroring.enabled ? Text.AlignLeft : Text.AlignRight
                    language: row.language
                    objectName: (row.open ? "wait-" : "refusal-") + row.key
                    size: row.sizes.stateSize
                    text: row.fact
                    visible: text !== ""
                    width: !row.flat ? row.sizes.state : row.sizes.showsDetail ? row.sizes.fact : undefined
                    wrapMode: row.flat ? Text.NoWrap : Text.WordWrap
                }
                Phrase {
                    Accessible.ignored: true
                    color: face.colours.detail
                    horizontalAlignment: LayoutMirroring.enabled ? Text.AlignLeft : Text.AlignRight
                    language: row.language
                    objectName: (row.open ? "waiting-" : "again-") + row.key
                    size: row.sizes.detailSize
                    text: row.detail
                    visible: (row.sizes.showsDetail || !row.open) && text !== ""
                    width: row.flat ? implicitWidth : row.sizes.state
                    wrapMode: row.flat ? Text.NoWrap : Text.WordWrap
                }
            }
            Icon {
                anchors.right: parent.right
                anchors.rightMargin: row.sizes.padding
                anchors.verticalCenter: parent.verticalCenter
                color: face.colours.sign
                directional: row.goesIcon === "arrow"
                name: row.goesIcon
                size: row.sizes.textSize
                visible: row.goes
            }
        }

        onClicked: row.chosen()
    }
    RowFace {
        Accessible.name: row.actionName + ": " + row.name
        anchors.right: parent.right
        height: parent.height
        objectName: "details-" + row.key
        quiet: true
        sizes: row.sizes
        visible: row.acts && row.sizes.acts
        width: row.sizes.action

        contentItem: Item {
            Column {
                anchors.centerIn: parent
                width: parent.width

                Icon {
                    anchors.horizontalCenter: parent.horizontalCenter
                    color: Theme.primary
                    name: row.actionIcon
                    size: row.sizes.stateSize
                }
                Phrase {
                    Accessible.ignored: true
                    horizontalAlignment: Text.AlignHCenter
                    language: row.language
                    size: row.sizes.detailSize
                    text: row.actionWord
                    visible: text !== ""
                    width: parent.width
                }
            }
        }

        onClicked: row.acted()
    }
}
