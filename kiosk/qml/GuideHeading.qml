import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// The top of a page of guidance: the office, what the page answers, and a quiet word below.
Column {
    id: opening

    required property KioskViewModel viewModel
    required property string title
    required property bool upright
    property string hint: ""

    spacing: upright ? Theme.space : 0

    PageHeader {
        viewModel: opening.viewModel
        width: opening.width
    }
    Item {
        height: Theme.space * 4
        visible: opening.upright
        width: 1
    }
    Phrase {
        font.bold: true
        language: opening.viewModel.language
        heading: true
        size: opening.upright && !Theme.larger ? Theme.headline : Theme.title
        text: opening.title
        width: opening.width
    }
    Phrase {
        color: Theme.quietInk
        language: opening.viewModel.language
        size: Theme.body
        text: opening.hint
        visible: text !== ""
        width: opening.width
    }
}
