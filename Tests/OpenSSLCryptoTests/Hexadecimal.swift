/// Reads the hexadecimal of published vectors; stops the test run on a typing error.
func hexadecimal(_ text: String) -> [UInt8] {
    precondition(text.utf8.count % 2 == 0, "an even number of digits")
    var rest = text[...]
    var bytes: [UInt8] = []
    while !rest.isEmpty {
        guard let byte = UInt8(rest.prefix(2), radix: 16) else { preconditionFailure("not hexadecimal") }
        bytes.append(byte)
        rest = rest.dropFirst(2)
    }
    return bytes
}
