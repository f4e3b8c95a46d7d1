import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// Where a complaint, a suggestion or an observation is heard: a code to scan, and every other way.
Card {
    id: card

    required property KioskViewModel viewModel
    readonly property Complaint complaint: viewModel.complaint
    // Where there is little room, the numbers to call say the most.
    required property bool brief
    // Its page's.
    required property int size
    readonly property real above: Theme.space * (brief || Theme.larger ? 1 : 2)
    readonly property var lines: told(brief)

    function told(brief: bool): var {
        const lines = complaint.where.lines ?? [];
        return brief ? lines.slice(1, 3) : lines;
    }
    function contactsSize(wide: real): int {
        return Rows.size([
            {
                "height": Theme.title * 1.4,
                "language": "",
                "strong": true,
                "text": complaint.contacts.replace(/ /g, "\u00a0"),
                "width": wide
            }
        ], [Theme.large, Theme.body, Theme.small]);
    }
    // How high it has to be for all that it tells in letters of this size.
    function needed(brief: bool, size: int): real {
        const wide = width * 0.62 - Theme.space * 7;
        const language = complaint.where.linesLanguage ?? "";
        const ways = told(brief).reduce((sum, one) => sum + Rows.height(one, language, size, wide, false), 0);
        const word = brief ? 0 : Rows.height(complaint.where.word ?? "", complaint.where.wordLanguage ?? "", Theme.body, wide, false);
        return Math.max(Theme.touch * 1.8, ways + word + contactsSize(wide) * 1.4 + Theme.space * 5);
    }

    Image {
        id: code

        readonly property real room: Math.min(card.height - Theme.space * 2, card.width * 0.38)
        // Whole pixels for every module, or telephones read it badly.
        readonly property int whole: Math.floor(room / Math.max(1, implicitWidth))

        Accessible.name: card.complaint.contacts
        Accessible.role: Accessible.Graphic
        anchors.left: parent.left
        anchors.leftMargin: Theme.space * 2
        anchors.verticalCenter: parent.verticalCenter
        height: implicitHeight * whole
        objectName: "qr"
        smooth: false
        source: card.complaint.qr
        width: implicitWidth * whole
    }
    Phrase {
        id: caption

        anchors.left: code.right
        anchors.leftMargin: Theme.space * 2
        anchors.right: parent.right
        anchors.rightMargin: Theme.space * 3
        anchors.top: parent.top
        // All the lines stand together in the middle.
        anchors.topMargin: card.above + Math.max(0, (ways.height - ways.contentHeight) / 2)
        color: Theme.quietInk
        language: card.complaint.where.wordLanguage ?? ""
        size: Theme.body
        text: card.brief ? "" : card.complaint.where.word ?? ""
        visible: text !== ""
    }
    Phrase {
        id: contacts

        anchors.left: caption.left
        anchors.right: caption.right
        anchors.top: card.brief ? caption.top : caption.bottom
        color: Theme.primary
        font.bold: true
        objectName: "contacts"
        size: card.contactsSize(width)
        text: card.complaint.contacts
        wrapMode: Text.NoWrap
    }
    Phrase {
        id: ways

        anchors.left: caption.left
        anchors.right: caption.right
        height: card.height - y - card.above
        language: card.complaint.where.linesLanguage ?? ""
        size: card.size
        text: card.lines.join("\n")
        verticalAlignment: Text.AlignVCenter
        y: card.above + (card.brief ? 0 : caption.height) + contacts.height
    }
}
