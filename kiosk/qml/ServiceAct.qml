import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// One thing that staff may have done.
QuietButton {
    required property ServiceMenu service
    required property string name

    implicitHeight: Theme.touch * 1.2
    objectName: "service-" + name
    opacity: enabled ? 1 : 0.5
    text: service.words[name]
    width: parent.width
}
