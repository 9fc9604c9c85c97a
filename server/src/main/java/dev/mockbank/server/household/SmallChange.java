package dev.mockbank.server.household;

import static dev.mockbank.server.household.Merchant.card;
import static dev.mockbank.server.household.Merchant.cash;
import static dev.mockbank.server.household.Merchant.debit;

import java.util.List;

/// What a large household taps its cards for all day long, on the way to work and school.
final class SmallChange {

    static final List<Habit> HABITS = List.of(
            Habit.of(
                    150,
                    Week.WORKDAYS,
                    Season.ALL_YEAR,
                    Hours.COMMUTE,
                    debit("Metroline, single ride", "transport", 190, 270, 80),
                    debit("Metroline, single ride", "transport", 190, 190, 1)),
            Habit.of(
                    70,
                    Week.EVERY_DAY,
                    Season.ALL_YEAR,
                    Hours.BREAKS,
                    card("Roastery No. 9", "coffee", 300, 590, 10),
                    card("Bean & Leaf", "coffee", 320, 560, 10),
                    card("Platform Espresso", "coffee", 300, 450, 10)),
            Habit.of(
                    62,
                    Week.EVERY_DAY,
                    Season.ALL_YEAR,
                    Hours.MORNING,
                    cash("Bakery Kornblume", "bakery", 110, 780, 10),
                    debit("Bakery Kornblume", "bakery", 240, 1180, 10),
                    debit("Hearth & Crumb", "bakery", 190, 960, 10)),
            Habit.of(
                    58,
                    Week.WORKDAYS,
                    Season.ALL_YEAR,
                    Hours.LUNCH,
                    debit("Canteen Brightwater", "lunch", 420, 890, 10),
                    card("Soup Counter", "lunch", 590, 1090, 10),
                    card("Falafel Yasmin", "lunch", 450, 950, 50)),
            Habit.of(
                    38,
                    Week.SCHOOL_DAYS,
                    Season.TERM,
                    Hours.SCHOOL_LUNCH,
                    debit("School canteen, Birch Lane", "children", 320, 460, 20)),
            Habit.of(
                    46,
                    Week.EVERY_DAY,
                    Season.ALL_YEAR,
                    Hours.AWAKE,
                    cash("Kiosk at the Gate", "snacks", 80, 480, 10),
                    debit("Nightlight Corner Shop", "snacks", 120, 890, 1)),
            Habit.of(
                    44,
                    Week.SHOP_DAYS,
                    Season.ALL_YEAR,
                    Hours.SHOPPING,
                    debit("Pantry Corner", "groceries", 310, 2400, 1),
                    debit("Halvorsen Discount", "groceries", 129, 1900, 1)),
            Habit.of(
                    22,
                    Week.EVERY_DAY,
                    Season.ALL_YEAR,
                    Hours.AWAKE,
                    card("Pixelgrove Games", "apps", 99, 699, 100),
                    card("Pocketware Apps", "apps", 99, 499, 100)),
            Habit.of(
                    20,
                    Week.SHOP_DAYS,
                    Season.ALL_YEAR,
                    Hours.AFTERNOON,
                    debit("City Parking, Town Hall", "transport", 100, 550, 50)),
            Habit.of(22, Week.EVERY_DAY, Season.SUMMER, Hours.AWAKE, card("Veloshare", "transport", 120, 480, 10)),
            Habit.of(
                    16, Week.WEEKENDS, Season.SUMMER, Hours.AFTERNOON, cash("Gelateria Fiore", "snacks", 180, 840, 10)),
            Habit.of(
                    26,
                    Week.WORKDAYS,
                    Season.ALL_YEAR,
                    Hours.BREAKS,
                    debit("Snackpoint vending", "snacks", 90, 260, 10)));

    private SmallChange() {}
}
