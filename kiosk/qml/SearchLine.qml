import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// What was written so far, on the side where its own script begins.
Rectangle {
    id: line

    required property SearchBox search
    required property string invitation
    required property string language

    Accessible.description: search.text
    Accessible.name: invitation
    Accessible.role: Accessible.EditableText
    border.color: Theme.primary
    border.width: Math.max(2, Theme.space / 4)
    color: Theme.surface
    implicitHeight: Theme.touch
    objectName: "search-line"
    radius: Theme.radius

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: Theme.space * 3
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.primary
        name: "search"
        size: Theme.title
    }
    Phrase {
        anchors.left: sign.right
        anchors.margins: Theme.space * 2
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.quietInk
        language: line.language
        size: Theme.body
        text: line.invitation
        visible: line.search.text === ""
    }
    Item {
        anchors.left: sign.right
        anchors.margins: Theme.space * 2
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: line.search.text !== ""

        // What is written stands where its own script begins, within the place that the page's
        // language has left for it.
        Row {
            LayoutMirroring.childrenInherit: true
            LayoutMirroring.enabled: line.search.textLanguage === "ar"
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter

            Phrase {
                id: written

                anchors.verticalCenter: parent?.verticalCenter
                language: line.search.textLanguage
                objectName: "search-text"
                size: line.search.text.length > 18 ? Theme.body : Theme.title
                text: line.search.text
                wrapMode: Text.NoWrap
            }
            Rectangle {
                anchors.verticalCenter: parent?.verticalCenter
                color: Theme.primary
                height: Theme.title
                width: Math.max(2, Theme.space / 2)
            }
        }
    }
}
