import QtQuick
import Nouba.Kiosk
import Nouba.UiKit
import ".."

// Back and on through the pages of a list, and which of them is shown.
Item {
    id: turner

    required property KioskViewModel viewModel
    // Such as "1 / 2"; empty where there is one page.
    required property string pageNumber
    property int size: Theme.body
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
        objectName: "former-services"
        size: turner.size
        text: turner.viewModel.words.former
        visible: enabled
        width: parent.width * 0.35

        onClicked: turner.former()
    }
    Phrase {
        anchors.centerIn: parent
        color: Theme.quietInk
        language: turner.viewModel.language
        objectName: "page-of"
        size: turner.size
        text: turner.visible ? turner.viewModel.preferences.words.page.replace("%1", turner.numbers[0]).replace("%2", turner.numbers[1]) : ""
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
        objectName: "more-services"
        size: turner.size
        text: turner.viewModel.words.more
        visible: enabled
        width: parent.width * 0.35

        onClicked: turner.more()
    }
}
