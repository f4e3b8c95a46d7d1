import QtQuick
import Nouba.UiKit

// One group or service: what it is called, and how long it takes now.
Tile {
    id: tile

    required property bool detailed
    required property string iconName
    required property string informationName
    required property string key
    required property string language
    required property string name
    required property string refusal
    required property string nameLanguage
    required property string second
    required property string secondLanguage
    required property string wait
    required property string waiting

    signal detailsWanted

    Accessible.description: [second, refusal, waiting, wait].filter(part => part !== "").join(" · ")
    objectName: key
    opacity: enabled ? 1 : 0.5
    padding: Theme.space * (height < Theme.touch * 2.3 ? 1.5 : 3)
    text: name

    contentItem: Item {
        id: face

        readonly property bool wide: height > Theme.title * 3.4 && width > (height > Theme.touch * 2.4 ? 2.2 : 3.6) * height
        // Two Arabic lines need more height than shrinking alone would leave them.
        readonly property bool low: tile.nameLanguage === "ar" && textHeight < Theme.touch * 1.8
        // Where there is little room the second name goes, before the first one shrinks.
        readonly property bool roomy: textHeight >= Theme.large * 3.3
        // A flat tile holds both names side by side.
        readonly property bool broad: !wide && width > 3.2 * height && !Theme.larger
        readonly property real nameWidth: width - badge.width - Theme.space * 3 - (title.beside ? more.width : 0)
        readonly property real textHeight: height - (chip.visible ? chip.height + Theme.space : 0)

        Rectangle {
            id: badge

            anchors.left: parent.left
            anchors.top: parent.top
            color: Theme.primarySoft
            height: width
            radius: Theme.radius
            width: Math.min(Theme.touch * (face.wide ? 1.6 : 1), face.height)

            Icon {
                anchors.centerIn: parent
                color: Theme.primary
                name: tile.iconName
                size: Math.round(parent.width * 0.62)
            }
        }
        Phrase {
            id: title

            // In a low tile the button for the details stands beside the name, not below it.
            readonly property bool beside: more.visible && face.height - more.height < Theme.large * 2.6
            readonly property real share: !companion.visible || face.broad ? 1 : tile.nameLanguage === "ar" || Theme.larger ? 0.7 : 0.64

            anchors.left: badge.right
            anchors.leftMargin: Theme.space * 3
            anchors.top: parent.top
            font.bold: tile.nameLanguage !== "zgh"
            height: Math.min(face.textHeight * share, more.visible && !beside ? face.height - more.height : face.height)
            language: tile.nameLanguage
            least: Math.round(size * 0.55)
            shrinks: true
            size: face.wide ? Theme.title : face.low && !face.broad ? Theme.body : Theme.large
            text: tile.name
            width: face.nameWidth * (face.broad && companion.visible ? 0.58 : 1)
        }
        Phrase {
            id: companion

            anchors.left: face.broad ? title.right : title.left
            anchors.right: more.visible && (face.broad ? title.beside : y + height > face.height - more.height) ? more.left : parent.right
            color: Theme.quietInk
            height: face.broad ? title.height : face.textHeight - y
            horizontalAlignment: face.broad ? Text.AlignRight : Text.AlignLeft
            language: tile.secondLanguage
            shrinks: true
            size: face.wide || face.broad ? Theme.body : Theme.small
            text: tile.second
            visible: text !== "" && (face.roomy || face.broad)
            y: face.broad ? 0 : title.topPadding + title.contentHeight + title.bottomPadding + Theme.space
        }
        Flow {
            id: chip

            anchors.bottom: parent.bottom
            anchors.left: face.wide ? title.left : parent.left
            anchors.right: more.visible ? more.left : parent.right
            anchors.rightMargin: more.visible ? Theme.space : 0
            // Not by the room that is left: that follows from it.
            spacing: Theme.space * (tile.height < Theme.touch * 2.3 ? 0.5 : 2)
            visible: tile.waiting !== "" || tile.refusal !== ""

            Fact {
                iconName: "close"
                language: tile.language
                limit: chip.width
                objectName: "refusal-" + tile.key
                strong: true
                text: tile.refusal
                visible: text !== ""
            }
            Fact {
                iconName: "people"
                language: tile.language
                limit: chip.width
                text: tile.waiting
                visible: text !== ""
            }
            Fact {
                iconName: "clock"
                language: tile.language
                limit: chip.width
                strong: true
                text: tile.wait
                visible: text !== ""
            }
        }
        QuietButton {
            id: more

            Accessible.name: tile.informationName + ": " + tile.name
            anchors.bottom: parent.bottom
            anchors.right: parent.right
            height: width
            iconName: "info"
            objectName: "details-" + tile.key
            padding: 0
            visible: tile.detailed
            width: Theme.touch

            onClicked: tile.detailsWanted()
        }
    }
}
