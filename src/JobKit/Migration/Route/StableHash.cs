using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace JobKit.Migration;

/// <summary>A unit's place among a million buckets: XXH64 of its UTF-16 code units, with a seed of the rollout's salt and the layer.</summary>
/// <remarks>UTF-16 needs no transcoding and keeps units with lone surrogates apart. Units are not normalised: two spellings are two units.</remarks>
internal static class StableHash
{
    public const int Buckets = 1_000_000;

    public const int Subs = 32;

    private const int SubShift = 59;

    /// <summary>The first 8 bytes, little-endian, of SHA-256 over the UTF-8 of salt, line feed, layer.</summary>
    public static ulong SeedOf(string salt, RouteLayer layer) =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}\n{NameOf(layer)}")));

    /// <summary>The code units are hashed as little-endian bytes on every machine.</summary>
    public static ulong Of(ReadOnlySpan<char> unit, ulong seed) => BitConverter.IsLittleEndian
        ? XxHash64.Of(MemoryMarshal.AsBytes(unit), seed)
        : XxHash64.Of(MemoryMarshal.AsBytes<char>(Swapped(unit)), seed);

    /// <summary>0 to 999,999: the high half of the product, which spreads evenly without a division.</summary>
    public static int Bucket(ulong hash) => (int)Math.BigMul(hash, Buckets, out _);

    /// <summary>0 to 31, of a hash of the layer <see cref="RouteLayer.Stats"/>: the units' groups that the statistics compare.</summary>
    public static int Sub(ulong hash) => (int)(hash >> SubShift);

    internal static char[] Swapped(ReadOnlySpan<char> unit)
    {
        var swapped = new char[unit.Length];
        BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<char, ushort>(unit), MemoryMarshal.Cast<char, ushort>(swapped.AsSpan()));
        return swapped;
    }

    private static string NameOf(RouteLayer layer) => layer switch
    {
        RouteLayer.Exposure => "exposure",
        RouteLayer.Variant => "variant",
        RouteLayer.Shadow => "shadow",
        RouteLayer.Stats => "stats",
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer, "The layer has no name."),
    };
}
