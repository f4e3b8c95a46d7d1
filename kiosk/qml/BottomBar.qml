pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// One step back, the languages, and a stronger contrast: always in the same place.
Rectangle {
    id: bar

    required property KioskViewModel viewModel
    readonly property int margin: Theme.space * 8

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

        anchors.left: parent.left
        anchors.leftMargin: bar.margin
        anchors.verticalCenter: parent.verticalCenter
        directional: true
        height: Theme.touch
        iconName: "back"
        language: bar.viewModel.language
        objectName: "back"
        text: bar.viewModel.words.back
        visible: ["groups", "services", "details"].includes(bar.viewModel.page)

        onClicked: bar.viewModel.back()
    }
    Row {
        anchors.right: parent.right
        anchors.rightMargin: bar.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space * 2

        Repeater {
            model: bar.viewModel.languages

            QuietButton {
                required property string key
                required property string name

                chosen: key === bar.viewModel.language
                height: Theme.touch
                language: key
                objectName: "language-" + key
                padding: 0
                size: Theme.small
                text: name

                onClicked: bar.viewModel.chooseLanguage(key)
            }
        }
        QuietButton {
            Accessible.name: bar.viewModel.preferences.words.contrast
            chosen: bar.viewModel.preferences.contrast
            height: Theme.touch
            iconName: "contrast"
            objectName: "contrast"
            width: Theme.touch

            onClicked: bar.viewModel.preferences.changeContrast()
        }
    }
}
