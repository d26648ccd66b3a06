/// Puts answers together out of answers that are bytes already: their members keep their order, and nothing is read and
/// written again.
enum RawJSON {
    static func object(_ members: [(String, [UInt8])]) -> [UInt8] {
        var bytes: [UInt8] = [UInt8(ascii: "{")]
        for (place, member) in members.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(contentsOf: "\"\(member.0)\":".utf8)
            bytes.append(contentsOf: member.1)
        }
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    static func array(_ elements: [[UInt8]]) -> [UInt8] {
        var bytes: [UInt8] = [UInt8(ascii: "[")]
        for (place, element) in elements.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(contentsOf: element)
        }
        bytes.append(UInt8(ascii: "]"))
        return bytes
    }
}
