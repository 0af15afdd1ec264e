namespace Storybook;

/// <summary>Somebody that a scene speaks of.</summary>
internal enum Creature
{
    Man,
    Woman,
    Child,
    King,
    Queen,
    Donkey,
    Horse,
    Dog,
    Cat,
    Rooster,
    Bird,
    Duck,
    Wolf,
    Fox,
    Bear,
    Deer,
    Sheep,
    Goat,
    Cow,
    Pig,
    Lion,
    Hare,
    Tortoise,
    Mouse,
    Frog,
    Fish,
}
