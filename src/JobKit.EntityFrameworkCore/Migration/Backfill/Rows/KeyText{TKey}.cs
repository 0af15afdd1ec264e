using System.Globalization;

namespace JobKit.EntityFrameworkCore;

/// <summary>Keys as text, for cursors, ids and reports.</summary>
internal static class KeyText<TKey>
    where TKey : notnull
{
    private static readonly Type[] Known = [typeof(int), typeof(long), typeof(Guid), typeof(string)];

    /// <exception cref="ArgumentException">Keys of this type have no such order in every database.</exception>
    public static void Check(string parameter)
    {
        if (!Known.Contains(typeof(TKey)))
        {
            throw new ArgumentException(
                $"The key is of type {typeof(TKey).Name}. It must be int, long, Guid or string. Choose another unique, indexed property, or give the table one.",
                parameter);
        }
    }

    public static string Write(TKey key) => key switch
    {
        Guid guid => guid.ToString("D"),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => (string)(object)key,
    };

    public static TKey Read(string text) => (TKey)(object)(
        typeof(TKey) == typeof(int) ? int.Parse(text, CultureInfo.InvariantCulture)
        : typeof(TKey) == typeof(long) ? long.Parse(text, CultureInfo.InvariantCulture)
        : typeof(TKey) == typeof(Guid) ? Guid.Parse(text)
        : (object)text);
}
