/// A message as a mail program reads it, written apart from what writes it.
public struct ParsedMail: Sendable {
    /// The header fields, unfolded, encoded words undone, in order.
    public let fields: [(name: String, value: String)]
    /// The header lines as they came.
    public let headerLines: [String]
    /// The alternatives by their type, `text/plain`, decoded.
    public let parts: [(type: String, text: String)]

    /// Reads a message.
    public init(_ bytes: [UInt8]) {
        let (head, body) = Self.split(bytes)
        self.headerLines = head
        self.fields = Self.fields(head)
        let type = fields.first { $0.name.lowercased() == "content-type" }?.value ?? ""
        let boundary = type.split(separator: "boundary=\"").last?.split(separator: "\"").first.map(String.init) ?? ""
        self.parts = Self.parts(body, boundary)
    }

    /// The one value of a field; `nil` where there is none, or more than one.
    public subscript(_ name: String) -> String? {
        let found = fields.filter { $0.name.lowercased() == name.lowercased() }
        return found.count == 1 ? found.first?.value : nil
    }

    /// The text of an alternative.
    public func part(_ type: String) -> String? {
        parts.first { $0.type.hasPrefix(type) }?.text
    }

    private static func split(_ bytes: [UInt8]) -> ([String], [String]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false)
            .map(String.init)
        let end = lines.firstIndex(of: "") ?? lines.endIndex
        return (Array(lines[..<end]), Array(lines[min(end + 1, lines.endIndex)...]))
    }

    private static func fields(_ lines: [String]) -> [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = []
        for line in lines {
            if line.hasPrefix(" ") || line.hasPrefix("\t"), !fields.isEmpty {
                fields[fields.count - 1].value += line
            } else {
                let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
                fields.append((parts.first ?? "", parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""))
            }
        }
        return fields.map { ($0.name, words($0.value)) }
    }

    /// Undoes encoded words; the space between two of them doesn't count (RFC 2047 §6.2).
    private static func words(_ text: String) -> String {
        var output: [UInt8] = []
        var isAfterWord = false
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if word.hasPrefix("=?UTF-8?B?"), word.hasSuffix("?=") {
                if !isAfterWord, !output.isEmpty { output.append(0x20) }
                output += Base64.decode(String(word.dropFirst(10).dropLast(2)))
                isAfterWord = true
            } else {
                if !output.isEmpty { output.append(0x20) }
                output += Array(word.utf8)
                isAfterWord = false
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func parts(_ lines: [String], _ boundary: String) -> [(type: String, text: String)] {
        var sections: [[String]] = []
        for line in lines {
            if line == "--\(boundary)" {
                sections.append([])
            } else if line == "--\(boundary)--" {
                break
            } else {
                if !sections.isEmpty { sections[sections.count - 1].append(line) }
            }
        }
        return sections.map { section in
            let end = section.firstIndex(of: "") ?? section.endIndex
            let fields = fields(Array(section[..<end]))
            let type = fields.first { $0.name.lowercased() == "content-type" }?.value ?? ""
            return (type, quotedPrintable(Array(section[min(end + 1, section.endIndex)...])))
        }
    }

    private static func quotedPrintable(_ lines: [String]) -> String {
        var bytes: [UInt8] = []
        for (index, line) in lines.enumerated() {
            var rest = Array(line.utf8)[...]
            let isSoft = rest.last == UInt8(ascii: "=")
            if isSoft { rest.removeLast() }
            while let byte = rest.popFirst() {
                if byte == UInt8(ascii: "="), rest.count >= 2 {
                    let digits = String(decoding: rest.prefix(2), as: UTF8.self)
                    bytes.append(UInt8(digits, radix: 16) ?? 0x3F)
                    rest = rest.dropFirst(2)
                } else {
                    bytes.append(byte)
                }
            }
            if !isSoft, index < lines.count - 1 { bytes.append(0x0A) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
