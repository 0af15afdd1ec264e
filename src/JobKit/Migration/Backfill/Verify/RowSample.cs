namespace JobKit.Migration;

/// <summary>Some of many keys, each as likely as any other, without knowing how many there are (Vitter's algorithm R).</summary>
internal sealed class RowSample(int size, int seed)
{
    private readonly Random _chance = new(seed);
    private readonly List<string> _keys = new(size);
    private int _offered;

    public IReadOnlyList<string> Keys => _keys;

    public void Offer(string key)
    {
        _offered++;
        if (_keys.Count < size)
        {
            _keys.Add(key);
        }
        else if (_chance.Next(_offered) is var place && place < size)
        {
            _keys[place] = key;
        }
    }
}
