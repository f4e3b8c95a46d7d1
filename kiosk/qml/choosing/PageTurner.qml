pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// Back and on through the pages of a list, and which of them is shown.
Item {
    id: turner

    required property KioskViewModel viewModel
    // Such as "1 / 2"; empty where there is one page.
    required property string pageNumber
    property int size: Theme.body
    property string subject: "services"
    // Where there is little width the arrows alone lead on; who listens hears their words.
    readonly property bool narrow: label.implicitWidth > width * 0.3 - Theme.space * 2 || [viewModel.words.former, viewModel.words.more].some(one => Rows.lines(one, viewModel.language, size, width * 0.35 - size * 1.2 - Theme.space * 4) > 1)
    readonly property string whole: viewModel.preferences.words.page.replace("%1", numbers[0]).replace("%2", numbers[1] ?? "")
    // Between the arrows there is not even room for "page".
    readonly property bool tight: Rows.lines(whole, viewModel.language, size, width - 2 * Theme.touch - 2 * Theme.space) > 1
    readonly property var numbers: pageNumber.split(" / ")

    signal former
    signal more

    height: visible ? Theme.touch : 0
    visible: pageNumber !== ""

    QuietButton {
        anchors.left: parent.left
        directional: true
        enabled: turner.numbers[0] !== "1"
        height: parent.height
        iconName: "back"
        language: turner.viewModel.language
        objectName: "former-" + turner.subject
        size: turner.size
        Accessible.name: turner.viewModel.words.former
        text: turner.narrow ? "" : turner.viewModel.words.former
        visible: enabled
        width: turner.narrow ? Theme.touch : parent.width * 0.35

        onClicked: turner.former()
    }
    Phrase {
        id: label

        anchors.centerIn: parent
        color: Theme.quietInk
        language: turner.viewModel.language
        objectName: "page-of"
        size: turner.size
        text: !turner.visible ? "" : turner.tight ? "\u2066" + turner.pageNumber + "\u2069" : turner.whole
        wrapMode: Text.NoWrap
    }
    QuietButton {
        anchors.right: parent.right
        directional: true
        enabled: turner.numbers[0] !== turner.numbers[1]
        height: parent.height
        iconName: "arrow"
        iconLast: true
        language: turner.viewModel.language
        objectName: "more-" + turner.subject
        size: turner.size
        Accessible.name: turner.viewModel.words.more
        text: turner.narrow ? "" : turner.viewModel.words.more
        visible: enabled
        width: turner.narrow ? Theme.touch : parent.width * 0.35

        onClicked: turner.more()
    }
}
