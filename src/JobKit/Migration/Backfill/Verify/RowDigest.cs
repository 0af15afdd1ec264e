using System.Runtime.InteropServices;
using System.Text;

namespace JobKit.Migration;

/// <summary>A set of rows in few bytes: how many, and the sum of their hashes, which does not depend on their order.</summary>
internal readonly record struct RowDigest(long Count, ulong Sum)
{
    public static RowDigest operator +(RowDigest left, RowDigest right) => new(left.Count + right.Count, unchecked(left.Sum + right.Sum));

    public static RowDigest Of(IEnumerable<BackfillRow> rows) =>
        rows.Aggregate(default(RowDigest), (digest, row) => digest + new RowDigest(1, Hash(row)));

    /// <summary>XXH64 over key and values; lengths keep texts apart that would run together.</summary>
    public static ulong Hash(BackfillRow row)
    {
        var text = new StringBuilder();
        Add(text, row.Key);
        foreach (var (name, value) in row.Values.OrderBy(value => value.Key, StringComparer.Ordinal))
        {
            Add(text, name);
            Add(text, value);
        }

        return XxHash64.Of(MemoryMarshal.AsBytes(text.ToString().AsSpan()), 0);
    }

    private static void Add(StringBuilder text, string? value) => _ = value is null ? text.Append("-:") : text.Append(value.Length).Append(':').Append(value);
}
