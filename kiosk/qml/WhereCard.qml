import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// Where a complaint, a suggestion or an observation is heard: a code to scan, and every other way.
Card {
    id: card

    required property KioskViewModel viewModel
    readonly property Complaint complaint: viewModel.complaint
    // Where there is little room, the numbers to call say the most.
    property bool brief: false
    readonly property real above: Theme.space * (brief || Theme.larger ? 1 : 2)
    readonly property var lines: brief ? (complaint.where.lines ?? []).slice(1, 3) : complaint.where.lines ?? []

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
        size: Math.min(Theme.large, width / 11)
        text: card.complaint.contacts
        wrapMode: Text.NoWrap
    }
    Phrase {
        id: ways

        anchors.left: caption.left
        anchors.right: caption.right
        height: card.height - y - card.above
        language: card.complaint.where.linesLanguage ?? ""
        // The largest step of the page's scale in which every way is told.
        size: Rows.size([
            {
                "height": height,
                "language": language,
                "text": text,
                "width": width
            }
        ], [Theme.body, Theme.small, Theme.small * 0.85, Theme.small * 0.7, Theme.small * 0.55])
        text: card.lines.join("\n")
        verticalAlignment: Text.AlignVCenter
        y: card.above + (card.brief ? 0 : caption.height) + contacts.height
    }
}
