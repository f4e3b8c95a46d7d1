pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// One step back, the languages, and how to see, hear and reach better: always in the same place.
Rectangle {
    id: bar

    required property KioskViewModel viewModel
    readonly property int margin: Theme.space * 8
    // Before the first touch the languages fill the page itself.
    readonly property bool alone: viewModel.flow.page === "welcome"
    // Larger names of languages need what room there is on a narrow screen.
    readonly property bool crowded: Theme.larger && Theme.upright

    color: Theme.surface

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        color: Theme.line
        height: Math.max(1, Theme.space / 4)
    }
    QuietButton {
        id: back

        Accessible.name: bar.viewModel.words.back
        anchors.left: parent.left
        anchors.leftMargin: bar.margin
        anchors.verticalCenter: parent.verticalCenter
        directional: true
        height: Theme.touch
        iconName: "back"
        language: bar.viewModel.language
        objectName: "back"
        // The arrow says it, too.
        text: bar.crowded ? "" : bar.viewModel.words.back
        visible: !["unready", "welcome", "closed", "making", "ticket", "refused", "fault", "bug"].includes(bar.viewModel.flow.page)

        onClicked: bar.viewModel.back()
    }
    Row {
        anchors.right: parent.right
        anchors.rightMargin: bar.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space * (bar.crowded ? 1 : 2)

        Repeater {
            model: bar.alone ? null : bar.viewModel.offer.languages

            QuietButton {
                required property string key
                required property string name

                Accessible.checkable: true
                Accessible.checked: chosen
                chosen: key === bar.viewModel.language
                height: Theme.touch
                language: key
                objectName: "language-" + key
                padding: 0
                size: Theme.small
                text: name
                width: implicitWidth - Theme.space * (bar.crowded ? 2 : 0)

                onClicked: bar.viewModel.chooseLanguage(key)
            }
        }
        QuietButton {
            Accessible.name: bar.viewModel.preferences.words.access
            height: Theme.touch
            iconName: "access"
            language: bar.viewModel.language
            objectName: "access"
            size: Theme.body
            text: bar.alone ? bar.viewModel.preferences.words.access : ""

            onClicked: bar.viewModel.preferences.openPanel()
        }
    }
}
