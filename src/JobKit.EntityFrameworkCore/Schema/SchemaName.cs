using System.Buffers;

namespace JobKit.EntityFrameworkCore;

/// <summary>Lets only names into SQL text that need no quoting there.</summary>
internal static class SchemaName
{
    /// <summary>Where none is chosen.</summary>
    public const string Default = "jobkit";

    private const int Longest = 63;

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz_0123456789");

    public static string Checked(string schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var fits = schema.Length is > 0 and <= Longest && !char.IsAsciiDigit(schema[0]) && !schema.AsSpan().ContainsAnyExcept(Letters);
        return fits
            ? schema
            : throw new ArgumentException(
                $"The schema is '{schema}'. It must be 1 to {Longest} of a-z, 0-9 and _, not beginning with a digit. Name another, or remove it for the default, '{Default}'.",
                nameof(schema));
    }
}
