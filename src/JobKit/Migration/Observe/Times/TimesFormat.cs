using System.Buffers;

namespace JobKit.Migration;

/// <summary>
/// How two histograms are stored: a version byte; then for each its sum, the number of its filled buckets, and for each of these the distance
/// from the one before and its count, all as LEB128. Equal contents give equal bytes.
/// </summary>
internal static class TimesFormat
{
    private const byte Version = 1;
    private const int LastShift = 63;

    public static byte[] Write(MicrosHistogram succeeded, MicrosHistogram failed)
    {
        var bytes = new ArrayBufferWriter<byte>();
        bytes.Write([Version]);
        Write(bytes, succeeded);
        Write(bytes, failed);
        return bytes.WrittenSpan.ToArray();
    }

    public static (MicrosHistogram Succeeded, MicrosHistogram Failed) Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != Version)
        {
            throw Broken("they do not begin with version 1");
        }

        var rest = bytes[1..];
        var read = (ReadOne(ref rest), ReadOne(ref rest));
        return rest.IsEmpty ? read : throw Broken("something follows them");
    }

    private static void Write(ArrayBufferWriter<byte> bytes, MicrosHistogram histogram)
    {
        var filled = 0;
        foreach (var count in histogram.Counts)
        {
            filled += count > 0 ? 1 : 0;
        }

        Write(bytes, histogram.TotalMicros);
        Write(bytes, filled);
        var before = 0;
        for (var bucket = 0; bucket < histogram.Counts.Length; bucket++)
        {
            if (histogram.Counts[bucket] > 0)
            {
                Write(bytes, bucket - before);
                Write(bytes, histogram.Counts[bucket]);
                before = bucket;
            }
        }
    }

    private static MicrosHistogram ReadOne(ref ReadOnlySpan<byte> bytes)
    {
        var histogram = new MicrosHistogram();
        histogram.AddTotal(ReadNumber(ref bytes));
        var bucket = 0L;
        for (var filled = ReadNumber(ref bytes); filled > 0; filled--)
        {
            var distance = ReadNumber(ref bytes);
            if (distance >= MicrosBuckets.Count || (bucket += distance) >= MicrosBuckets.Count)
            {
                throw Broken("a bucket is beyond the last");
            }

            histogram.Add((int)bucket, ReadNumber(ref bytes));
        }

        return histogram;
    }

    private static void Write(ArrayBufferWriter<byte> bytes, long number)
    {
        var rest = (ulong)number;
        while (rest >= 0x80)
        {
            bytes.Write([(byte)(rest | 0x80)]);
            rest >>= 7;
        }

        bytes.Write([(byte)rest]);
    }

    private static long ReadNumber(ref ReadOnlySpan<byte> bytes)
    {
        var number = 0UL;
        for (var shift = 0; shift < LastShift; shift += 7)
        {
            if (bytes.IsEmpty)
            {
                throw Broken("they end too early");
            }

            var one = bytes[0];
            bytes = bytes[1..];
            number |= (ulong)(one & 0x7F) << shift;
            if (one < 0x80)
            {
                return (long)number;
            }
        }

        throw Broken("a number is too large");
    }

    private static FormatException Broken(string what) =>
        new($"The bytes are no stored times: {what}. They were damaged, or written by a later version of JobKit.");
}
