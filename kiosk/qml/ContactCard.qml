pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// One contact in full: how to reach it, where and when, and a code that does it.
Card {
    id: card

    required property KioskViewModel viewModel
    readonly property Guide guide: viewModel.guide
    readonly property Directory directory: guide.directory
    readonly property var contact: directory.contact
    readonly property bool wide: width >= Theme.touch * 8
    readonly property real codeWidth: Theme.touch * (wide ? 2.6 : 2.2)
    // Where there is not room for all, when it is open and where it is give way, then the code,
    // then who it is: the list says it. What then has room is shown: where and when before what
    // each line is, which its sign says, too.
    readonly property var plan: {
        const ways = ["code told label title", "code label title", "told label title", "label title", "told label", "told", "label", ""].map(shown => ({
                    "coded": shown.includes("code") && (contact.caption ?? "") !== "",
                    "labelled": shown.includes("label"),
                    "titled": shown.includes("title"),
                    "told": shown.includes("told") && (contact.address ?? "") + (contact.hours ?? "") !== ""
                }));
        return ways.find(one => high(one) <= height) ?? ways[ways.length - 1];
    }
    readonly property bool coded: plan.coded

    objectName: "contact"

    function high(one: var): real {
        const language = viewModel.language;
        const all = width - Theme.space * 8;
        const beside = wide && one.coded ? codeWidth + Theme.space * 6 : Theme.space * 2;
        const lineWidth = width - Theme.space * 3 - beside - Theme.title - Theme.space * 5;
        const title = (one.titled ? Rows.height(contact.name ?? "", contact.nameLanguage ?? "", Theme.large, all, true) : 0) + Theme.space * (one.titled ? 4 : 2);
        const told = (contact.lines ?? []).reduce((sum, line) => sum + Math.max(Theme.choice, (one.labelled ? Rows.height(line.label, language, Theme.touched, lineWidth, false) : 0) + Rows.height(line.value, "fr", Theme.body, lineWidth, true) * 1.05 + Theme.space * 1.5) + Theme.space / 2, Theme.space);
        const code = one.coded ? codeWidth + Theme.space * 2 + Rows.height(contact.caption, language, Theme.small, codeWidth, false) : 0;
        const paired = wide && one.labelled;
        const factWidth = (paired ? (all - facts.columnSpacing) / 2 : all) - Theme.title - Theme.space * 2;
        const known = [[guide.words.address, contact.address, contact.addressLanguage], [guide.words.hours, contact.hours, contact.hoursLanguage]].filter(([, text]) => one.told && text).map(([label, text, its]) => (one.labelled ? Rows.height(label, language, Theme.small, factWidth, false) : 0) + Rows.height(text, its, Theme.body, factWidth, false) + Theme.space);
        const below = known.length === 0 ? 0 : Theme.space + (paired ? Math.max(...known) : known.reduce((sum, one) => sum + one, 0));
        return title + (wide ? Math.max(told, code) : told + code) + below + Theme.space * 2;
    }

    Item {
        id: all

        anchors.horizontalCenter: parent.horizontalCenter
        height: Math.max(lines.y + lines.height, facts.visible ? facts.y + facts.height : 0, card.coded ? code.y + code.height : 0) + Theme.space * 2
        width: parent.width

        Phrase {
            id: title

            anchors.left: parent.left
            anchors.margins: Theme.space * 4
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.topMargin: Theme.space * (card.plan.titled ? 4 : 2)
            font.bold: card.contact.nameLanguage !== "zgh"
            height: card.plan.titled ? implicitHeight : 0
            language: card.contact.nameLanguage ?? ""
            size: Theme.large
            text: card.contact.name ?? ""
            visible: card.plan.titled
        }
        Column {
            id: lines

            anchors.left: parent.left
            anchors.leftMargin: Theme.space * 3
            anchors.right: card.wide && card.coded ? code.left : parent.right
            anchors.rightMargin: Theme.space * 2
            anchors.top: title.bottom
            anchors.topMargin: Theme.space
            // A ring around one line leaves its neighbour's edge.
            spacing: Theme.space / 2

            Repeater {
                model: card.directory.lines

                ContactLine {
                    labelled: card.plan.labelled
                    language: card.viewModel.language
                    width: lines.width

                    onClicked: card.directory.chooseLine(key)
                }
            }
        }
        Grid {
            id: facts

            readonly property real factWidth: (width - (columns - 1) * columnSpacing) / columns

            anchors.left: parent.left
            anchors.leftMargin: Theme.space * 4
            anchors.right: parent.right
            anchors.rightMargin: Theme.space * 4
            columnSpacing: Theme.space * 3
            // Long lines take the least height where each has the whole width.
            columns: card.wide && card.plan.labelled ? 2 : 1
            visible: card.plan.told
            y: Math.max(lines.y + lines.height, card.wide && card.coded ? code.y + code.height : 0) + Theme.space

            ContactFact {
                icon: "pin"
                label: card.guide.words.address
                labelled: card.plan.labelled
                language: card.viewModel.language
                text: card.contact.address ?? ""
                textLanguage: card.contact.addressLanguage ?? ""
                visible: text !== ""
                width: facts.factWidth
            }
            ContactFact {
                icon: "clock"
                label: card.guide.words.hours
                labelled: card.plan.labelled
                language: card.viewModel.language
                text: card.contact.hours ?? ""
                textLanguage: card.contact.hoursLanguage ?? ""
                visible: text !== ""
                width: facts.factWidth
            }
        }
        Column {
            id: code

            anchors.right: parent.right
            anchors.rightMargin: Theme.space * 4
            anchors.top: card.wide ? title.bottom : facts.visible ? facts.bottom : lines.bottom
            anchors.topMargin: Theme.space * 2
            visible: card.coded
            width: card.codeWidth

            Rectangle {
                // Telephones want white around a code, whatever the colours of the screen.
                color: "white"
                height: width
                width: parent.width

                Image {
                    // Whole pixels for every module, or telephones read it badly.
                    readonly property int whole: Math.max(1, Math.floor(parent.width / Math.max(1, implicitWidth)))

                    anchors.centerIn: parent
                    height: implicitHeight * whole
                    objectName: "qr"
                    smooth: false
                    source: card.directory.qr
                    width: implicitWidth * whole
                }
            }
            Phrase {
                color: Theme.quietInk
                horizontalAlignment: Text.AlignHCenter
                language: card.viewModel.language
                size: Theme.small
                text: card.contact.caption ?? ""
                width: parent.width
            }
        }
    }
}
