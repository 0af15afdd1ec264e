using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace JobKit.Migration;

/// <summary>Places in JSON documents: <c>$.id</c>, <c>$.pages[*].title</c>, <c>$.pages[0]</c>, <c>$.*.at</c>, <c>$..createdAt</c>, <c>$['odd name']</c>.</summary>
internal sealed class JsonPathPattern
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-$");

    private readonly ImmutableArray<JsonPathStep> _steps;

    private JsonPathPattern(ImmutableArray<JsonPathStep> steps) => _steps = steps;

    /// <summary>Whether a member's name is written after a dot.</summary>
    public static bool IsPlain(string name) => name.Length > 0 && !name.AsSpan().ContainsAnyExcept(Plain);

    /// <exception cref="ArgumentException">It is none; the message says where and what is possible.</exception>
    public static JsonPathPattern Parse(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var steps = ImmutableArray.CreateBuilder<JsonPathStep>();
        var at = path.StartsWith('$') ? 1 : throw Wrong(path, 0);
        while (at < path.Length)
        {
            at = path[at] switch
            {
                '.' when path.AsSpan(at).StartsWith("..") => AnyDepth(path, at, steps),
                '.' => Dotted(path, at + 1, steps),
                '[' => Bracketed(path, at, steps),
                _ => throw Wrong(path, at),
            };
        }

        return new(steps.ToImmutable());
    }

    public bool Matches(JsonPlace place) => Matches(_steps.Length - 1, place);

    // From the place up to the root, since a place knows only its parent.
    private bool Matches(int last, JsonPlace place)
    {
        if (last < 0)
        {
            return place.Parent is null;
        }

        var step = _steps[last];
        if (step.Kind == JsonPathStepKind.AnyDepth)
        {
            return Matches(last - 1, place) || (place.Parent is { } above && Matches(last, above));
        }

        return place.Parent is { } parent && step.Takes(place) && Matches(last - 1, parent);
    }

    private static int AnyDepth(string path, int at, ImmutableArray<JsonPathStep>.Builder steps)
    {
        steps.Add(new(JsonPathStepKind.AnyDepth));
        return at + 2 < path.Length && path[at + 2] == '[' ? at + 2 : Dotted(path, at + 2, steps);
    }

    private static int Dotted(string path, int at, ImmutableArray<JsonPathStep>.Builder steps)
    {
        if (at < path.Length && path[at] == '*')
        {
            steps.Add(new(JsonPathStepKind.AnyName));
            return at + 1;
        }

        var length = path.AsSpan(at).IndexOfAnyExcept(Plain);
        length = length < 0 ? path.Length - at : length;
        steps.Add(length > 0 ? new(JsonPathStepKind.Name, path.Substring(at, length)) : throw Wrong(path, at));
        return at + length;
    }

    private static int Bracketed(string path, int at, ImmutableArray<JsonPathStep>.Builder steps)
    {
        if (path.AsSpan(at).StartsWith("['"))
        {
            return Quoted(path, at, steps);
        }

        var end = path.IndexOf(']', at);
        var inside = end < 0 ? throw Wrong(path, at) : path.AsSpan(at + 1, end - at - 1);
        steps.Add(inside is "*" ? new(JsonPathStepKind.AnyIndex)
            : int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? new(JsonPathStepKind.Index, Index: index)
            : throw Wrong(path, at));
        return end + 1;
    }

    private static int Quoted(string path, int start, ImmutableArray<JsonPathStep>.Builder steps)
    {
        var name = new StringBuilder();
        for (var at = start + 2; at < path.Length; at++)
        {
            if (path[at] == '\'')
            {
                steps.Add(at + 1 < path.Length && path[at + 1] == ']' ? new(JsonPathStepKind.Name, name.ToString()) : throw Wrong(path, at));
                return at + 2;
            }

            at += path[at] == '\\' && at + 1 < path.Length ? 1 : 0;
            name.Append(path[at]);
        }

        throw Wrong(path, start);
    }

    private static ArgumentException Wrong(string path, int at) => new(
        $"The path \"{NameText.Shown(path)}\" cannot be read from its character {at + 1} on. It must begin with $, followed by .name, ['name'], .*, [*], [0] or ..name. Write it like $.pages[*].title.",
        nameof(path));
}
