using System.Collections;

namespace JobKit.Tests.Migration.Flags;

/// <summary>A list that goes to a directory which is away.</summary>
internal sealed class ThrowingList : IReadOnlyList<string>
{
    public int Count => throw new TimeoutException("The directory is away.");

    public string this[int index] => throw new TimeoutException("The directory is away.");

    public IEnumerator<string> GetEnumerator() => throw new TimeoutException("The directory is away.");

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
