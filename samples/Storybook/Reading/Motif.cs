namespace Storybook;

/// <summary>A thing of the landscape that a scene speaks of.</summary>
internal enum Motif
{
    Forest,
    House,
    Castle,
    Town,
    Sea,
    River,
    Boat,
    Mountain,
    Road,
    Flowers,
    Fire,
    Sun,
    Moon,
    Stars,
}
