import Workspace

extension GatewayError {
    static func importUnreadable(_ problem: String) -> GatewayError {
        GatewayError(
            code: "import_unreadable", message: "The file \(problem)", nextStep: "Check its path and rights.",
            field: "source")
    }

    static let importTooLarge = GatewayError(
        code: "import_too_large",
        message: "The file has more than \(ExchangeLimits.fileBytesMax >> 20) MiB "
            + "or more than \(ExchangeLimits.linesMax) lines.",
        nextStep: "Split it into several files.", field: "source")

    static func importEncoding(line: Int, offset: Int64, _ problem: String) -> GatewayError {
        GatewayError(
            code: "import_encoding", message: "\(problem) Line \(line), byte \(offset) of the file.",
            nextStep: "Save it as UTF-8; in a spreadsheet: \"CSV UTF-8\".", field: "source")
    }

    static let importEmpty = GatewayError(
        code: "import_empty", message: "The file is empty.", nextStep: "Name a file with a header and lines.",
        field: "source")

    static func importBroken(line: Int, _ problem: String) -> GatewayError {
        GatewayError(
            code: "import_broken", message: "Line \(line): \(problem)",
            nextStep: "Mend the file there; was it cut off?", field: "source")
    }

    static func columnMissing(_ name: String, hint: String) -> GatewayError {
        GatewayError(
            code: "column_missing", message: "The header has no column \(name).\(hint)",
            nextStep: "Name the columns in the first line, with commas between them.", field: name)
    }

    static func columnUnknown(_ position: Int, known: [String]) -> GatewayError {
        GatewayError(
            code: "column_unknown",
            message: "Column \(position) of the header is none of \(known.joined(separator: ", ")).",
            nextStep: "Rename it or leave it out.", field: "header[\(position - 1)]")
    }

    static func columnTwice(_ name: String) -> GatewayError {
        GatewayError(
            code: "column_twice", message: "The header names the column \(name) twice.",
            nextStep: "Leave one of them out.", field: name)
    }
}

extension InvalidValue {
    /// Something that a line has wrong as a line, whatever it says.
    static func line(
        code: String, _ message: String, _ nextStep: String, field: String? = nil
    ) -> InvalidValue {
        InvalidValue(code: code, rule: "PROV-1", message: message, nextStep: nextStep, field: field)
    }

    static let lineTooLong = line(
        code: "line_too_long", "The line has more than \(ExchangeLimits.lineBytesMax) bytes.",
        "Shorten it; is a quotation mark missing?")

    static func lineEncoding(_ offset: Int64) -> InvalidValue {
        line(
            code: "line_encoding", "Byte \(offset) of the file isn't UTF-8.",
            "Save the file as UTF-8; in a spreadsheet: \"CSV UTF-8\".")
    }
}
