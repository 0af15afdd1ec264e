namespace JobKit.Architecture.Tests.PublicApi;

/// <summary>Made-up types that show one trait of C# each, for the tests of <see cref="ApiText"/>.</summary>
#pragma warning disable CA1034, CA1815, CA1063, CA1816, CA1051, CA1720, CA1819, CA1008, CA1028, CA1003, CA1069
public static class Specimens
{
    public enum Shade : byte
    {
        Dark = 4,
        Light = 1,
    }

    public delegate bool Judge<in T>(T candidate);

    public interface ISource<out T>
        where T : class, new()
    {
        T Next { get; }

        IReadOnlyDictionary<string, List<int>> Map<TKey>(TKey key, Shade shade = Shade.Dark)
            where TKey : struct;
    }

    public readonly record struct Point(int X, int Y);

    public abstract class Open : IDisposable
    {
        public const int Limit = 7;

        protected Open(int size = 3) => Size = size;

        public event EventHandler? Changed;

        public int Size { get; protected set; }

        public required string Name { get; init; }

        internal int Hidden { get; set; }

        public static int Sum(params int[] numbers) => numbers.Sum();

        public bool TryGet(string key, out int? value)
        {
            Changed?.Invoke(this, EventArgs.Empty);
            value = key.Length;
            return true;
        }

        public virtual void Dispose() => Hidden = 0;

        public override string ToString() => Name;

        protected abstract Task<string[]> ReadAsync(CancellationToken token = default);
    }
}
