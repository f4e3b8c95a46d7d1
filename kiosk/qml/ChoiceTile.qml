import QtQuick
import Nouba.UiKit

// One group or service: what it is called, and how long it takes now.
Tile {
    id: tile

    required property string again
    required property string againIcon
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

    // A text that nobody sees, which tells how high it would be.
    component Measure: Phrase {
        readonly property real need: text === "" ? 0 : contentHeight + topPadding + bottomPadding

        size: Theme.small
        visible: false
    }

    Accessible.description: [second, refusal, again, waiting, wait].filter(part => part !== "").join(" · ")
    objectName: key
    opacity: enabled ? 1 : 0.5
    padding: Theme.space * (height < Theme.touch * 2.6 ? 1.5 : 3)
    text: name

    contentItem: Item {
        id: face

        readonly property bool wide: height > Theme.title * 3.4 && width > (height > Theme.touch * 2.4 ? 2.2 : 3.6) * height
        // A narrow tile has its sign and the button for the details in a row above the name, a
        // broad one below each other beside it, a flat one at either side.
        readonly property bool narrow: height > Theme.touch * 2.4 && width < 1.35 * height
        readonly property bool flat: !narrow && height < badge.height + Theme.touch + Theme.space
        readonly property real before: narrow ? 0 : badge.width + Theme.space * 3
        // A narrow tile leaves its sign out where a refusal had no room below the name otherwise.
        readonly property bool showsSign: !narrow || tile.refusal === "" || below + least.need + neededRefusal.need + Theme.space <= height
        // Where the name begins below the sign.
        readonly property real below: narrow ? badge.height + Theme.space : 0
        // How many wait is left out first where the name has no room, how long it takes after that.
        readonly property bool times: tile.wait !== "" && fitsUnder(least, neededWait.need + chip.spacing)
        readonly property bool counts: tile.waiting !== "" && (times ? fitsUnder(needed, bothHeight + chip.spacing) : tile.wait === "" && fitsUnder(least, neededWaiting.need + chip.spacing))
        readonly property bool inOneLine: neededWaiting.implicitWidth + neededWait.implicitWidth + Theme.small * 1.25 + Theme.space * 4 <= factWidth
        readonly property real bothHeight: inOneLine ? Math.max(neededWaiting.need, neededWait.need) : neededWaiting.need + neededWait.need + chip.spacing
        // What may become of the name must not depend on what becomes of it.
        readonly property real aside: flat && (tile.detailed || Theme.larger) ? more.width + Theme.space : 0
        readonly property real behind: !showsSign && tile.detailed ? more.width + Theme.space : aside
        readonly property real factWidth: width - before - aside - Theme.small * 1.25 - Theme.space
        readonly property real nameWidth: width - before - behind
        readonly property real nameHeight: height - title.y - (chip.visible ? chip.height + Theme.space * (tile.height < Theme.touch * 2.6 ? 0.5 : 1) : 0)
        // The second name is there where the first one has all the room it needs.
        readonly property bool roomy: needed.contentHeight + neededBelow.contentHeight <= nameHeight
        // Where that is too low, a flat tile may still hold both side by side.
        readonly property bool broad: !roomy && !wide && width > 3.2 * height && !Theme.larger && needed.contentHeight * 2 <= nameHeight
        // Who asked for larger text reads the name first; how many wait is told with the details.
        readonly property bool nameAlone: Theme.larger && tile.refusal === "" && needed.contentHeight > height - Theme.small * (tile.wait === "" ? 1.6 : 3.2)
        // When there are tickets again is told by the page that the tile leads to, at the latest.
        readonly property bool tells: tile.again !== "" && neededAgain.contentWidth <= factWidth && title.y + needed.need + neededRefusal.need + neededAgain.need + chip.spacing * 2 <= height

        function fitsUnder(name: Measure, facts: real): bool {
            return below + name.need + facts <= height;
        }

        Rectangle {
            id: badge

            anchors.left: parent.left
            anchors.top: parent.top
            color: Theme.primarySoft
            height: width
            radius: Theme.radius
            visible: face.showsSign
            width: Math.min(Theme.touch * (face.wide ? 1.6 : 1), face.height)

            Icon {
                anchors.centerIn: parent
                color: Theme.primary
                name: tile.iconName
                size: Math.round(parent.width * 0.62)
            }
        }
        // How high both names are at the least size that is easy to read.
        Measure {
            id: needed

            font.bold: title.strong
            language: tile.nameLanguage
            size: Theme.body
            text: tile.name
            width: face.nameWidth
        }
        Measure {
            id: neededBelow

            language: tile.secondLanguage
            size: companion.smallest
            text: tile.second
            width: face.nameWidth
        }
        // And the name at the size of the facts, than which it is never smaller.
        Measure {
            id: least

            font.bold: title.strong
            language: tile.nameLanguage
            text: tile.name
            width: face.width - face.before - face.aside
        }
        // The same where the name stands: what does not fit there is smaller rather than cut.
        Measure {
            id: leastHere

            font.bold: title.strong
            language: tile.nameLanguage
            text: tile.name
            width: title.width
        }
        Measure {
            id: neededRefusal

            font.bold: true
            language: tile.language
            text: tile.refusal
            width: face.factWidth
        }
        Measure {
            id: neededAgain

            language: tile.language
            text: tile.again
            width: face.factWidth
        }
        Measure {
            id: neededWaiting

            language: tile.language
            text: tile.waiting
            width: face.factWidth
        }
        Measure {
            id: neededWait

            font.bold: true
            language: tile.language
            text: tile.wait
            width: face.factWidth
        }
        FittedPhrase {
            id: title

            anchors.left: parent.left
            anchors.leftMargin: face.before
            height: face.nameHeight - (companion.visible && !face.broad ? neededBelow.contentHeight : 0)
            language: tile.nameLanguage
            smallest: leastHere.need <= height && leastHere.contentWidth <= width ? Theme.small : Math.round(Theme.small * 0.55)
            strong: tile.nameLanguage !== "zgh"
            text: tile.name
            width: face.nameWidth * (face.broad && companion.visible ? 0.58 : 1)
            wish: face.wide ? Theme.title : Theme.large
            y: face.showsSign ? face.below : 0
        }
        FittedPhrase {
            id: companion

            anchors.left: face.broad ? title.right : title.left
            anchors.leftMargin: face.broad ? Theme.space : 0
            color: Theme.quietInk
            height: face.broad ? title.height : face.nameHeight + title.y - y
            horizontalAlignment: face.broad ? Text.AlignRight : Text.AlignLeft
            language: tile.secondLanguage
            smallest: Math.round(Theme.small * 0.8)
            text: tile.second
            visible: text !== "" && (face.roomy || face.broad)
            width: face.broad ? face.nameWidth - title.width - Theme.space : face.nameWidth
            wish: face.wide || face.broad ? Theme.body : Theme.small
            y: face.broad ? 0 : title.y + title.topPadding + title.contentHeight + title.bottomPadding
        }
        Flow {
            id: chip

            anchors.bottom: parent.bottom
            anchors.left: title.left
            anchors.right: parent.right
            anchors.rightMargin: face.aside
            // Not by the room that is left: that follows from it.
            spacing: Theme.space * (tile.height < Theme.touch * 2.6 ? 0.5 : face.narrow ? 1 : 2)
            visible: (face.counts || face.times || tile.refusal !== "") && !face.nameAlone

            Fact {
                gap: face.tells ? Theme.space * 3 - chip.spacing : 0
                iconName: "close"
                language: tile.language
                limit: chip.width
                objectName: "refusal-" + tile.key
                strong: true
                text: tile.refusal
                visible: text !== ""
                wraps: true
            }
            Fact {
                iconName: tile.againIcon
                language: tile.language
                limit: chip.width
                objectName: "again-" + tile.key
                text: tile.again
                visible: face.tells
                wraps: true
            }
            Fact {
                gap: face.times ? Theme.space * 3 - chip.spacing : 0
                iconName: "people"
                language: tile.language
                limit: chip.width
                objectName: "waiting-" + tile.key
                text: tile.waiting
                visible: face.counts
                wraps: true
            }
            Fact {
                iconName: "clock"
                language: tile.language
                limit: chip.width
                objectName: "wait-" + tile.key
                strong: true
                text: tile.wait
                visible: face.times
                wraps: true
            }
        }
        QuietButton {
            id: more

            Accessible.name: tile.informationName + ": " + tile.name
            anchors.bottom: face.narrow ? badge.bottom : parent.bottom
            anchors.right: parent.right
            // Below the sign, in the middle of it.
            anchors.rightMargin: face.narrow || face.flat ? 0 : face.width - (badge.width + width) / 2
            height: width
            iconName: "info"
            objectName: "details-" + tile.key
            padding: 0
            visible: tile.detailed || face.nameAlone && tile.waiting !== "" && tile.key.startsWith("service-")
            width: Theme.touch

            onClicked: tile.detailsWanted()
        }
    }
}
