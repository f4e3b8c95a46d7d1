import QtQuick

// How long or why not, under a name: what it is, then what more is known of it, in one line or two.
Item {
    id: line

    required property var colours
    required property string detail
    required property string fact
    required property string key
    required property string language
    required property bool open
    required property var sizes
    required property string word
    readonly property bool two: sizes.stateLines > 1
    // The second line is the detail's; where it gives way, the word has the first for itself.
    readonly property bool parted: two && known.text !== "" && !more.visible

    height: (two && (parted || more.visible) ? 2 : 1) * why.implicitHeight
    // Of the texts, not of their places: these follow from it where the language runs to the left.
    width: {
        const first = known.visible ? known.implicitWidth + sizes.padding / 2 : 0;
        const last = more.visible ? more.implicitWidth : 0;
        if (parted)
            return Math.max(first, why.implicitWidth);
        return two ? Math.max(first + why.implicitWidth, last) : first + why.implicitWidth + (last ? sizes.padding + last : 0);
    }

    Phrase {
        id: known

        Accessible.ignored: true
        anchors.left: parent.left
        color: line.colours.detail
        language: line.language
        objectName: "word-" + line.key
        size: line.sizes.detailSize
        text: line.word
        visible: text !== ""
        wrapMode: Text.NoWrap
    }
    Phrase {
        id: why

        Accessible.ignored: true
        anchors.left: line.parted || !known.visible ? parent.left : known.right
        anchors.leftMargin: line.parted || !known.visible ? 0 : line.sizes.padding / 2
        anchors.top: parent.top
        anchors.topMargin: line.parted ? implicitHeight : 0
        color: line.colours.state
        font.bold: true
        language: line.language
        objectName: (line.open ? "wait-" : "refusal-") + line.key
        size: line.sizes.detailSize
        text: line.fact
        visible: text !== ""
        wrapMode: Text.NoWrap
    }
    Phrase {
        id: more

        Accessible.ignored: true
        anchors.left: line.two || !why.visible ? parent.left : why.right
        anchors.leftMargin: line.two || !why.visible ? 0 : line.sizes.padding
        anchors.top: parent.top
        anchors.topMargin: line.two ? implicitHeight : 0
        color: line.colours.detail
        language: line.language
        objectName: (line.open ? "waiting-" : "again-") + line.key
        size: line.sizes.detailSize
        text: line.detail
        visible: (line.sizes.showsDetail || !line.open) && text !== ""
        wrapMode: Text.NoWrap
    }
}
