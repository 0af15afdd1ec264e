namespace JobKit.Testing;

internal sealed partial class Scene
{
    public void Same<T>(string what, T expected, T seen)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, seen))
        {
            throw _check.Broken($"{what} {Show(expected)}", Show(seen));
        }
    }

    public void SameItems<T>(string what, IEnumerable<T> expected, IEnumerable<T> seen)
    {
        var (left, right) = (expected.ToList(), seen.ToList());
        if (!left.SequenceEqual(right))
        {
            throw _check.Broken($"{what} {Show(left)}", Show(right));
        }
    }

    public void True(bool isSo, string expected, string seen)
    {
        if (!isSo)
        {
            throw _check.Broken(expected, seen);
        }
    }

    public void Between(string what, DateTimeOffset from, DateTimeOffset to, DateTimeOffset? seen) =>
        True(
            seen >= from - ClockGrain && seen <= to + ClockGrain,
            $"{what} from {from:O} to {to:O}",
            Show(seen));

    public T Given<T>(string what, T? seen)
        where T : class => seen ?? throw _check.Broken(what, "null");

    public async Task<TException> ThrowsAsync<TException>(string what, Func<Task> act)
        where TException : Exception
    {
        try
        {
            await act();
        }
        catch (TException error)
        {
            return error;
        }
        catch (Exception error) when (error is not ConformanceException)
        {
            throw _check.Broken($"{what} throws {typeof(TException).Name}", $"{error.GetType().Name}: {error.Message}", error);
        }

        throw _check.Broken($"{what} throws {typeof(TException).Name}", "no exception");
    }

    private static string Show<T>(T value) => value switch
    {
        null => "null",
        DateTimeOffset instant => instant.ToString("O"),
        string { Length: > 200 } text => $"'{text[..200]}...' ({text.Length} characters)",
        string text => $"'{text}'",
        System.Collections.IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Take(20).Select(Show))}] ({items.Cast<object?>().Count()})",
        _ => value.ToString() ?? string.Empty,
    };
}
