namespace Storybook;

/// <summary>The proportions of an animal on four legs, in units of the picture.</summary>
internal sealed record QuadrupedForm(
    string Coat, double Length, double Depth, double Leg, double LegWidth, double NeckX, double NeckY, double HeadLength, double HeadDepth, string Ears, string Tail)
{
    /// <summary>Null for animals that do not stand on four long legs.</summary>
    public static QuadrupedForm? Of(Creature creature) => creature switch
    {
        Creature.Donkey => new("#8f8b98", 118, 62, 52, 14, 36, -34, 54, 28, "long", "tuft"),
        Creature.Horse => new("#9a6238", 132, 58, 70, 13, 38, -62, 54, 24, "mane", "flowing"),
        Creature.Dog => new("#b7834f", 84, 40, 38, 12, 16, -32, 38, 24, "floppy", "up"),
        Creature.Cat => new("#6f6878", 70, 34, 28, 10, 10, -24, 26, 26, "pointed", "up"),
        Creature.Wolf => new("#5d6270", 104, 44, 48, 12, 28, -24, 46, 24, "pointed", "bushy"),
        Creature.Fox => new("#d8702f", 84, 34, 34, 10, 20, -22, 36, 21, "pointed", "bushy"),
        Creature.Bear => new("#6e4a35", 124, 76, 38, 26, 30, -24, 46, 40, "round", "none"),
        Creature.Deer => new("#a8703f", 98, 44, 66, 9, 24, -54, 38, 20, "antlers", "none"),
        Creature.Sheep => new("#f3ede0", 88, 58, 30, 10, 24, -16, 32, 22, "floppy", "none"),
        Creature.Goat => new("#d9cdb8", 86, 44, 44, 10, 20, -38, 36, 20, "horns", "none"),
        Creature.Cow => new("#a2694a", 130, 68, 48, 15, 26, -22, 50, 32, "horns", "tuft"),
        Creature.Pig => new("#eda9a4", 96, 56, 24, 13, 20, -6, 38, 32, "pointed", "none"),
        Creature.Lion => new("#d59a45", 112, 52, 46, 15, 26, -30, 40, 34, "ruff", "tuft"),
        Creature.Hare => new("#a58562", 58, 38, 22, 10, 14, -22, 26, 22, "long", "puff"),
        _ => null,
    };
}
